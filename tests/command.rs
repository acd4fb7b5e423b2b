//! Every change names its field, changes that field alone, and can be undone.

mod answers;

use answers::{SHENZHEN_STANDARD, assessment, legal_percent, text};
use excellence_assessment::assessment::{
    ActionText, Assessment, Cell, Command, ConditionAnswer, Coverage, Field, ItemAnswer, Line,
    Outlook, PAUSE, PointAnswer, STEPS, TableChange, TextField, Trait, UndoLog, Year,
};
use excellence_assessment::standard::{Band, Item, ItemId};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn commands() -> impl Strategy<Value = Command> {
    let items: Vec<&Item> = SHENZHEN_STANDARD.items().collect();
    let coverage = option::of(select(Coverage::ALL.to_vec()));
    let values = (
        option::of(legal_percent()),
        option::of(0u8..6),
        coverage,
        option::of(any::<bool>()),
    );
    let rows = (
        answers::indicator(items[2]),
        answers::action(),
        option::of(answers::years()),
        option::of(0usize..2),
    );
    (0usize..28, select(items), 0usize..4, text(), values, rows).prop_map(
        |(
            kind,
            item,
            n,
            text,
            (percent, band, coverage, answer),
            (mut row, mut action, years, at),
        )| {
            let id = item.id.clone();
            let point = item.guidance[n].id.clone();
            let factor = SHENZHEN_STANDARD.guide_of(item).factors[n].id.clone();
            let section = SHENZHEN_STANDARD.profile.sections[n % 3].id.clone();
            // Rows of few items, so that some are there to be changed. As many as are there before one.
            let table = ItemId::from("1.3");
            row.id = ["n1", "n2"][n % 2].into();
            action.id = ["n1", "n2"][n % 2].into();
            let line = Line::ALL[n];
            let field = match kind {
                18 => {
                    let rows = vec![(row.id.clone(), at.map(|_| (0, row)))];
                    return Command::Table(table, TableChange { years, rows });
                }
                19 => {
                    let choice = row.choice(Trait::ALL[n]);
                    return Command::Indicator(table, row.id, choice);
                }
                20 => return Command::Outlook(id, Outlook::ALL[n % 3], percent),
                21 => return Command::Plan(action.id.clone(), at.map(|_| (0, action))),
                22 => {
                    let reason = at.map(|_| text);
                    return Command::Dismiss(id, "no-evidence".into(), reason);
                }
                23 => TextField::Indicator(table, row.id, Cell::Figure(line, Year::FIRST)),
                24 => TextField::Indicator(table, row.id, Cell::Source(line)),
                25 => TextField::Indicator(table, row.id, [Cell::Name, Cell::Unit][n % 2]),
                26 => TextField::Action(action.id, ActionText::ALL[n % 3]),
                0 => return Command::Percent(id, percent),
                1 => return Command::Factor(id, factor, band.map(Band)),
                2 => return Command::Coverage(id, point, coverage),
                3 => {
                    let answer = answer.map(ConditionAnswer::Declared);
                    return Command::Condition("shenzhen-maturity".into(), "legal".into(), answer);
                }
                4 => TextField::Name,
                5 => TextField::Industry,
                6 => TextField::Place,
                7 => TextField::Period,
                8 => TextField::Author,
                9 => TextField::Profile(section),
                10 => TextField::Evidence(id, point),
                11 => TextField::Note(id, factor),
                12 => TextField::Reason(id),
                13 => TextField::Strengths(id),
                14 => TextField::Opportunities(id),
                15 => TextField::Title,
                16 => TextField::Label,
                17 => {
                    TextField::Programme("hangzhou-cultivation".into(), "site-score.source".into())
                }
                _ => TextField::Private(id),
            };
            Command::Text(field, text)
        },
    )
}

/// An assessment without entries that say nothing: those leave no trace when a change is undone.
fn without_empty_entries(mut assessment: Assessment) -> Assessment {
    assessment.profile.retain(|_, text| !text.is_empty());
    assessment
        .conditions
        .retain(|_, answers| !answers.is_empty());
    for answer in assessment.items.values_mut() {
        answer.notes.retain(|_, note| !note.is_empty());
        answer
            .guidance
            .retain(|_, point| *point != PointAnswer::default());
    }
    assessment
        .items
        .retain(|_, answer| *answer != ItemAnswer::default());
    assessment
}

proptest! {
    #[test]
    fn undoing_changes_in_turn_gives_back_what_was_there(
        assessment in assessment(),
        commands in proptest::collection::vec(commands(), 1..12),
    ) {
        let before = without_empty_entries(assessment);
        let mut changed = before.clone();
        let mut undo = Vec::new();
        for command in commands {
            let field = command.field();
            undo.push(changed.apply(command));
            prop_assert_eq!(undo.last().map(Command::field), Some(field));
        }
        while let Some(command) = undo.pop() {
            changed.apply(command);
        }
        prop_assert_eq!(changed, before);
    }

    #[test]
    fn taking_all_steps_back_is_the_start_and_making_them_again_is_the_end(
        assessment in assessment(),
        commands in proptest::collection::vec((commands(), 0u64..1500), 0..30),
        reload_at in 0usize..60,
    ) {
        let start = without_empty_entries(assessment);
        let (mut now, mut log, mut changed) = (0, UndoLog::default(), start.clone());
        for (command, after) in commands {
            now += after;
            log.apply(&mut changed, command, now);
        }
        let end = changed.clone();
        let mut moves = 0;
        let mut reload = |log: UndoLog| {
            moves += 1;
            let read = || UndoLog::read(&log.write(usize::MAX)).expect("as it was written");
            if moves == reload_at { read() } else { log }
        };
        while let Some(field) = log.undo(&mut changed) {
            log = reload(log);
            prop_assert!(log.can_redo(), "{:?}", field);
        }
        prop_assert_eq!(&changed, &start);
        while log.redo(&mut changed).is_some() {
            log = reload(log);
        }
        prop_assert_eq!(changed, end);
        prop_assert!(!log.can_redo());
    }

    #[test]
    fn every_step_changes_the_field_that_it_names_and_no_other(
        commands in proptest::collection::vec(commands(), 1..30),
    ) {
        let (mut log, mut changed) = (UndoLog::default(), answers::blank());
        let fields: Vec<Field> = commands.iter().map(Command::field).collect();
        for (command, n) in commands.into_iter().zip(0..) {
            log.apply(&mut changed, command, n * PAUSE);
        }
        loop {
            let before = changed.clone();
            let Some(field) = log.undo(&mut changed) else { break };
            prop_assert!(fields.contains(&field));
            for other in fields.iter().filter(|other| **other != field) {
                // A change of which rows there are changes what is in them.
                let rows = matches!(field, Field::Table(_) | Field::Plan);
                if let Field::Text(text) = other && !(rows && other.is_of_a_row()) {
                    prop_assert_eq!(before.text(text), changed.text(text));
                }
            }
            prop_assert!(before != changed);
        }
    }

    #[test]
    fn a_text_that_was_written_is_read_and_no_other_text_changes(
        assessment in assessment(),
        written in commands(),
        other in commands(),
    ) {
        let Command::Text(field, text) = written else { return Ok(()) };
        let mut changed = assessment.clone();
        changed.apply(Command::Text(field.clone(), text.clone()));
        let there = changed.takes(&field);
        prop_assert_eq!(changed.text(&field), if there { text.as_str() } else { "" });
        if let Field::Text(other) = other.field() && other != field {
            prop_assert_eq!(changed.text(&other), assessment.text(&other));
        }
    }
}

#[test]
fn two_hundred_steps_outlive_a_reload() {
    let (mut log, mut assessment) = (UndoLog::default(), answers::blank());
    for n in 0..=STEPS {
        let text = Command::Text(TextField::Name, format!("第{n}次写下的名称"));
        log.apply(&mut assessment, text, n as u64 * PAUSE);
    }
    let mut log = UndoLog::read(&log.write(60_000)).expect("as it was written");
    let mut steps = 0;
    while log.undo(&mut assessment).is_some() {
        steps += 1;
    }
    assert!(steps >= 200, "{steps}");
}
