//! Which answers differ.

use crate::assessment::{Assessment, Command, ConditionAnswer, Coverage, Field, TextField};
use crate::programme::Programme;
use crate::standard::{Band, ConditionId, FactorId, Item, ItemId, PointId, ProgrammeId, Standard};

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

/// The changes that make one state the other, as far as both can be filled in here; in the order of [`fields`].
pub fn changes(
    standard: &Standard,
    programmes: &[Programme],
    before: &Assessment,
    after: &Assessment,
) -> Vec<Command> {
    let fields = fields(standard, programmes, before, after).into_iter();
    fields.map(|field| value(field, after)).collect()
}

/// The change that gives a field the value that it has in an assessment.
fn value(field: Field, assessment: &Assessment) -> Command {
    match field {
        Field::Text(text) => {
            let written = assessment.text(&text).to_owned();
            Command::Text(text, written)
        }
        Field::Percent(item) => {
            let percent = assessment.percent(&item);
            Command::Percent(item, percent)
        }
        Field::Factor(item, factor) => {
            let band = band(&item, &factor, assessment);
            Command::Factor(item, factor, band)
        }
        Field::Coverage(item, point) => {
            let coverage = coverage(&item, &point, assessment);
            Command::Coverage(item, point, coverage)
        }
        Field::Condition(programme, condition) => {
            let answer = answer(&programme, &condition, assessment);
            Command::Condition(programme, condition, answer)
        }
    }
}

fn band(item: &ItemId, factor: &FactorId, assessment: &Assessment) -> Option<Band> {
    assessment.item(item)?.factors.get(factor).copied()
}

fn coverage(item: &ItemId, point: &PointId, assessment: &Assessment) -> Option<Coverage> {
    assessment.item(item)?.coverage(point)
}

fn answer(
    programme: &ProgrammeId,
    condition: &ConditionId,
    assessment: &Assessment,
) -> Option<ConditionAnswer> {
    let answers = assessment.conditions.get(programme)?;
    answers.get(condition).copied()
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
        let conditions = programme.conditions.iter();
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
        Field::Factor(item, factor) => band(item, factor, before) != band(item, factor, after),
        Field::Coverage(item, point) => {
            coverage(item, point, before) != coverage(item, point, after)
        }
        Field::Condition(programme, condition) => {
            answer(programme, condition, before) != answer(programme, condition, after)
        }
    }
}
