//! Which answers differ.

use crate::assessment::{
    ActionText, Assessment, Cell, ConditionAnswer, Coverage, Field, Indicator, Line, Outlook,
    TextField, Trait,
};
use crate::keyed::Keyed;
use crate::programme::Programme;
use crate::standard::{
    Band, ConditionId, FactorId, IndicatorId, Item, ItemId, NoteId, PointId, ProgrammeId, RuleId,
    Standard,
};

/// The fields in which two states differ, in the order of the standard, then of the programmes, then of the plan, then what
/// was noted for programmes. Of an indicator or an action that only one of the states has, the table or the plan tells.
pub fn fields(
    standard: &Standard,
    programmes: &[Programme],
    before: &Assessment,
    after: &Assessment,
) -> Vec<Field> {
    let mut all = Vec::new();
    let mut add = |field: Field| {
        if differs(&field, before, after) {
            all.push(field);
        }
    };
    let every = every_field(standard, programmes);
    // What was declared for programmes that are not at hand.
    let others = either(declared(before), declared(after)).filter(|field| !every.contains(field));
    let others: Vec<Field> = others.collect();
    for field in every.into_iter().chain(others) {
        let table = match &field {
            Field::Table(item) => Some(item.clone()),
            _ => None,
        };
        add(field);
        if let Some(item) = table {
            of_indicators(&item, before, after, &mut add);
        }
    }
    for action in &after.plan {
        let known = before.plan.iter().any(|other| other.id == action.id);
        for text in ActionText::ALL.iter().filter(|_| known) {
            add(Field::Text(TextField::Action(action.id.clone(), *text)));
        }
    }
    either(notes(before), notes(after)).for_each(&mut add);
    let dismissed = |state: &Assessment, add: &mut dyn FnMut(&ItemId, &RuleId)| {
        for (item, rules) in state.dismissed.iter() {
            rules.keys().for_each(|rule| add(item, rule));
        }
    };
    let field = |item: &ItemId, rule: &RuleId| Field::Dismissal(item.clone(), rule.clone());
    dismissed(before, &mut |item, rule| add(field(item, rule)));
    dismissed(after, &mut |item, rule| {
        if before.dismissal(item, rule.as_str()).is_none() {
            add(field(item, rule));
        }
    });
    all
}

/// The fields of both states, each once.
fn either(before: Vec<Field>, after: Vec<Field>) -> impl Iterator<Item = Field> {
    let new = after.into_iter().filter(|field| !before.contains(field));
    let new: Vec<Field> = new.collect();
    before.into_iter().chain(new)
}

/// What was declared and entered for programmes.
fn declared(state: &Assessment) -> Vec<Field> {
    let of = |(programme, answers): (&ProgrammeId, &Keyed<ConditionId, ConditionAnswer>)| {
        let ids = answers.keys();
        let field = |id: &ConditionId| Field::Condition(programme.clone(), id.clone());
        ids.map(field).collect::<Vec<_>>()
    };
    state.conditions.iter().flat_map(of).collect()
}

/// What was noted for programmes, the answers to their forms among it.
fn notes(state: &Assessment) -> Vec<Field> {
    let of = |(programme, notes): (&ProgrammeId, &Keyed<NoteId, String>)| {
        let notes = notes.keys();
        let field = |note: &NoteId| TextField::Programme(programme.clone(), note.clone());
        notes
            .map(|note| Field::Text(field(note)))
            .collect::<Vec<_>>()
    };
    state.programmes.iter().flat_map(of).collect()
}

/// The fields of the indicators that both states have.
fn of_indicators(
    item: &ItemId,
    before: &Assessment,
    after: &Assessment,
    add: &mut dyn FnMut(Field),
) {
    for one in table(after, item) {
        let id = &one.id;
        let other = before.item(item).and_then(|answer| answer.indicator(id));
        let Some(other) = other else { continue };
        let mut text = |cell| {
            let field = TextField::Indicator(item.clone(), id.clone(), cell);
            add(Field::Text(field));
        };
        text(Cell::Name);
        text(Cell::Unit);
        for line in Line::ALL {
            text(Cell::Source(line));
            let was = &other.series(line).figures;
            for (year, _) in was.iter() {
                text(Cell::Figure(line, year));
            }
            for (year, _) in one.series(line).figures.iter() {
                if was.get(year).is_empty() {
                    text(Cell::Figure(line, year));
                }
            }
        }
        for about in Trait::ALL {
            add(Field::Indicator(item.clone(), id.clone(), about));
        }
    }
}

pub(super) fn band(item: &ItemId, factor: &FactorId, assessment: &Assessment) -> Option<Band> {
    assessment.item(item)?.factors.get(factor).copied()
}

pub(super) fn coverage(
    item: &ItemId,
    point: &PointId,
    assessment: &Assessment,
) -> Option<Coverage> {
    assessment.item(item)?.coverage(point)
}

fn table<'a>(state: &'a Assessment, item: &ItemId) -> &'a [Indicator] {
    state.item(item).map_or(&[], |answer| &answer.indicators)
}

/// Every field that can be filled in whatever rows there are, in the order of the standard, then of the programmes.
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
    all.push(Field::Plan);
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
    all.extend(Outlook::ALL.map(|which| Field::Outlook(id.clone(), which)));
    all.push(Field::Table(id.clone()));
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
            before.condition(programme, condition) != after.condition(programme, condition)
        }
        Field::Outlook(item, which) => {
            let percent = |a: &Assessment| a.item(item)?.outlook(*which);
            percent(before) != percent(after)
        }
        // One step over several fields, each of which is compared itself.
        Field::Percents(_) => false,
        Field::Table(item) => {
            let years = |a: &Assessment| a.item(item)?.years;
            let ids = |rows: &[Indicator]| rows.iter().map(|row| row.id.clone()).collect();
            let [was, is]: [Vec<IndicatorId>; 2] = [before, after].map(|a| ids(table(a, item)));
            years(before) != years(after) || was != is
        }
        Field::Indicator(item, id, about) => {
            let choice = |a: &Assessment| Some(a.item(item)?.indicator(id)?.choice(*about));
            choice(before) != choice(after)
        }
        Field::Plan => {
            let chosen = |a: &Assessment| -> Vec<_> {
                let plan = a.plan.iter();
                plan.map(|action| (action.id.clone(), action.item.clone(), action.status))
                    .collect()
            };
            chosen(before) != chosen(after)
        }
        Field::Dismissal(item, rule) => {
            before.dismissal(item, rule.as_str()) != after.dismissal(item, rule.as_str())
        }
    }
}
