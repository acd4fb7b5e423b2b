//! Which answers differ.

use crate::assessment::{Assessment, Field, TextField};
use crate::programme::Programme;
use crate::standard::{Item, Standard};

/// The fields in which two states differ, in the order of the standard, then of the programmes.
pub fn fields(
    standard: &Standard,
    programmes: &[Programme],
    before: &Assessment,
    after: &Assessment,
) -> Vec<Field> {
    let mut all = every_field(standard, programmes);
    all.retain(|field| differs(field, before, after));
    all
}

/// Every field that can be filled in, in the order of the standard, then of the programmes.
pub fn every_field(standard: &Standard, programmes: &[Programme]) -> Vec<Field> {
    let mut all: Vec<Field> = [
        TextField::Title,
        TextField::Label,
        TextField::Name,
        TextField::Industry,
        TextField::Place,
        TextField::Period,
        TextField::Author,
    ]
    .map(Field::Text)
    .into();
    let sections = standard.profile.sections.iter();
    all.extend(sections.map(|section| Field::Text(TextField::Profile(section.id.clone()))));
    for item in standard.items() {
        of_item(standard, item, &mut all);
    }
    for programme in programmes {
        let conditions = programme.conditions.iter().chain(&programme.scores);
        all.extend(
            conditions
                .map(|condition| Field::Condition(programme.id.clone(), condition.id.clone())),
        );
    }
    all
}

fn of_item(standard: &Standard, item: &Item, all: &mut Vec<Field>) {
    let id = &item.id;
    for point in &item.guidance {
        all.push(Field::Coverage(id.clone(), point.id.clone()));
        let evidence = TextField::Evidence(id.clone(), point.id.clone());
        all.push(Field::Text(evidence));
    }
    for factor in &standard.guide_of(item).factors {
        all.push(Field::Factor(id.clone(), factor.id.clone()));
        let note = TextField::Note(id.clone(), factor.id.clone());
        all.push(Field::Text(note));
    }
    all.push(Field::Percent(id.clone()));
    for text in [
        TextField::Reason,
        TextField::Strengths,
        TextField::Opportunities,
        TextField::Private,
    ] {
        all.push(Field::Text(text(id.clone())));
    }
}

fn differs(field: &Field, before: &Assessment, after: &Assessment) -> bool {
    match field {
        Field::Text(text) => before.text(text) != after.text(text),
        Field::Percent(item) => before.percent(item) != after.percent(item),
        Field::Factor(item, factor) => {
            let band = |a: &Assessment| a.item(item)?.factors.get(factor).copied();
            band(before) != band(after)
        }
        Field::Coverage(item, point) => {
            let coverage = |a: &Assessment| a.item(item)?.coverage(point);
            coverage(before) != coverage(after)
        }
        Field::Condition(programme, condition) => {
            let answer = |a: &Assessment| a.conditions.get(programme)?.get(condition).copied();
            answer(before) != answer(after)
        }
    }
}
