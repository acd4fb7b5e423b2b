//! The steps as JSON text, so that they outlive a reload. They are never part of the assessment file.
//!
//! `{"done": [step, …], "undone": […]}`; a step of a text is `{"field": ["evidence", "1.1", "1.1-1"], "at": 5, "out": "…",
//! "put": "…"}`, of any other field `{"field": ["percent", "1.1"], "from": 60, "to": null}`. Whoever stores the text says
//! which assessment it belongs to.

use super::edit::Edit;
use super::{Step, UndoLog};
use crate::assessment::command::{Command, Field, TextField};
use crate::assessment::file::{condition as read_condition, write_condition};
use crate::assessment::model::Coverage;
use crate::reading::{Object, Reader, Value, document};
use crate::standard::{Band, Percent};
use crate::writing::Json;

impl UndoLog {
    /// The newest steps as a text, those to take back with at most `size` bytes together, the others likewise.
    pub fn write(&self, size: usize) -> String {
        let mut json = Json::compact();
        json.object(|json| {
            json.key("done").list(newest(&self.done, size), write_step);
            json.key("undone")
                .list(newest(&self.undone, size), write_step);
        });
        json.finish()
    }

    /// Steps out of a text; `None` where any of it is not as [`UndoLog::write`] writes it.
    pub fn read(text: &str) -> Option<UndoLog> {
        let log = document(text, &|root: &Reader<'_>| {
            let log = root.object()?;
            let steps = |key| log.required(key)?.list(&step);
            Some(UndoLog {
                done: steps("done")?,
                undone: steps("undone")?,
                grown: None,
            })
        });
        log.ok()
    }
}

/// The steps at the end that have at most `size` bytes together.
fn newest(steps: &[Step], size: usize) -> &[Step] {
    let mut sum = 0;
    let fits = |step: &&Step| {
        sum += step.size();
        sum <= size
    };
    let kept = steps.iter().rev().take_while(fits).count();
    &steps[steps.len() - kept..]
}

fn write_step(json: &mut Json, step: &Step) {
    json.object(|json| match step {
        Step::Text(field, edit) => {
            write_field(json.key("field"), &Field::Text(field.clone()));
            let at = u32::try_from(edit.at).unwrap_or(u32::MAX);
            json.key("at").number(at);
            json.key("out").text(&edit.out);
            json.key("put").text(&edit.put);
        }
        Step::Choice { make, take_back } => {
            write_field(json.key("field"), &make.field());
            write_value(json.key("from"), take_back);
            write_value(json.key("to"), make);
        }
    });
}

fn write_field(json: &mut Json, field: &Field) {
    json.list(&words(field), |json, word| json.text(word));
}

/// The address of a field in words: its kind, then ids.
fn words(field: &Field) -> Vec<&str> {
    match field {
        Field::Percent(item) => vec!["percent", item.as_str()],
        Field::Factor(item, factor) => vec!["factor", item.as_str(), factor.as_str()],
        Field::Coverage(item, point) => vec!["coverage", item.as_str(), point.as_str()],
        Field::Condition(programme, condition) => {
            vec!["condition", programme.as_str(), condition.as_str()]
        }
        Field::Text(text) => match text {
            TextField::Title => vec!["title"],
            TextField::Label => vec!["label"],
            TextField::Name => vec!["name"],
            TextField::Industry => vec!["industry"],
            TextField::Place => vec!["place"],
            TextField::Period => vec!["period"],
            TextField::Author => vec!["author"],
            TextField::Profile(section) => vec!["profile", section.as_str()],
            TextField::Evidence(item, point) => vec!["evidence", item.as_str(), point.as_str()],
            TextField::Note(item, factor) => vec!["note", item.as_str(), factor.as_str()],
            TextField::Reason(item) => vec!["reason", item.as_str()],
            TextField::Strengths(item) => vec!["strengths", item.as_str()],
            TextField::Opportunities(item) => vec!["opportunities", item.as_str()],
            TextField::Private(item) => vec!["private", item.as_str()],
            TextField::Programme(programme, note) => {
                vec!["programme", programme.as_str(), note.as_str()]
            }
        },
    }
}

fn field(words: &[&str]) -> Option<Field> {
    Some(Field::Text(match *words {
        ["percent", item] => return Some(Field::Percent(item.into())),
        ["factor", item, factor] => return Some(Field::Factor(item.into(), factor.into())),
        ["coverage", item, point] => return Some(Field::Coverage(item.into(), point.into())),
        ["condition", programme, condition] => {
            return Some(Field::Condition(programme.into(), condition.into()));
        }
        ["title"] => TextField::Title,
        ["label"] => TextField::Label,
        ["name"] => TextField::Name,
        ["industry"] => TextField::Industry,
        ["place"] => TextField::Place,
        ["period"] => TextField::Period,
        ["author"] => TextField::Author,
        ["profile", section] => TextField::Profile(section.into()),
        ["evidence", item, point] => TextField::Evidence(item.into(), point.into()),
        ["note", item, factor] => TextField::Note(item.into(), factor.into()),
        ["reason", item] => TextField::Reason(item.into()),
        ["strengths", item] => TextField::Strengths(item.into()),
        ["opportunities", item] => TextField::Opportunities(item.into()),
        ["private", item] => TextField::Private(item.into()),
        ["programme", programme, note] => TextField::Programme(programme.into(), note.into()),
        _ => return None,
    }))
}

/// What a command other than that of a text writes.
fn write_value(json: &mut Json, command: &Command) {
    match command {
        Command::Percent(_, percent) => {
            json.nullable(*percent, |json, percent| json.number(percent.get()));
        }
        Command::Factor(_, _, band) => json.nullable(*band, |json, band| json.number(band.0)),
        Command::Coverage(_, _, coverage) => {
            json.nullable(*coverage, |json, coverage| json.text(coverage.key()));
        }
        Command::Condition(_, _, answer) => json.nullable(*answer, write_condition),
        Command::Text(_, text) => json.text(text),
    }
}

fn step(reader: &Reader<'_>) -> Option<Step> {
    let step = reader.object()?;
    let address = step.required("field")?;
    let words: Vec<&str> = address
        .value()
        .entries()
        .filter_map(Value::as_text)
        .collect();
    match field(&words)? {
        Field::Text(field) => {
            step.only(&["field", "at", "out", "put"]);
            let text = |key| Some(step.required(key)?.value().as_text()?.to_owned());
            let at = step.required("at")?.integer(0, u32::MAX)?;
            let edit = Edit {
                at: usize::try_from(at).ok()?,
                out: text("out")?,
                put: text("put")?,
            };
            Some(Step::Text(field, edit))
        }
        field => {
            step.only(&["field", "from", "to"]);
            Some(Step::Choice {
                make: command(&field, &step, "to")?,
                take_back: command(&field, &step, "from")?,
            })
        }
    }
}

/// The command that gives a field other than a text the value of a key.
fn command(field: &Field, step: &Object<'_>, key: &'static str) -> Option<Command> {
    let value = step.required(key)?;
    let value = (!value.is_null()).then_some(value);
    // Two layers: whether there is a value, and whether it can be read.
    Some(match field.clone() {
        Field::Percent(item) => {
            let percent = value.map(|r| Percent::new(r.integer(0, 100)?));
            Command::Percent(item, all(percent)?)
        }
        Field::Factor(item, factor) => {
            let band = value.map(|r| u8::try_from(r.integer(0, 255)?).ok().map(Band));
            Command::Factor(item, factor, all(band)?)
        }
        Field::Coverage(item, point) => {
            let coverage = value.map(|r| {
                let word = r.text()?;
                Coverage::ALL.into_iter().find(|c| c.key() == word)
            });
            Command::Coverage(item, point, all(coverage)?)
        }
        Field::Condition(programme, condition) => {
            let answer = value.map(|r| read_condition(&r));
            Command::Condition(programme, condition, all(answer)?)
        }
        Field::Text(_) => return None,
    })
}

/// A value that is not there, or there and read; `None` where it is there and cannot be read.
fn all<T>(value: Option<Option<T>>) -> Option<Option<T>> {
    match value {
        None => Some(None),
        Some(None) => None,
        Some(value) => Some(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{Assessment, ConditionAnswer};

    #[test]
    fn steps_are_read_as_they_were_written() {
        let (mut assessment, mut log) = (Assessment::default(), UndoLog::default());
        let text = |field, text: &str| Command::Text(field, text.to_owned());
        let commands = [
            text(TextField::Name, "甲\"\n"),
            text(TextField::Evidence("1.1".into(), "1.1-1".into()), "证据"),
            Command::Percent("1.1".into(), Percent::new(60)),
            Command::Percent("1.1".into(), None),
            Command::Factor("1.1".into(), "A".into(), Some(Band(3))),
            Command::Coverage("1.1".into(), "1.1-1".into(), Some(Coverage::Partial)),
            Command::Condition("p".into(), "c".into(), Some(ConditionAnswer::Number(3))),
            Command::Condition(
                "p".into(),
                "c".into(),
                Some(ConditionAnswer::Declared(false)),
            ),
            Command::Condition(
                "p".into(),
                "s".into(),
                Some(ConditionAnswer::Score {
                    score: 61_250,
                    full: 1000,
                }),
            ),
            text(TextField::Programme("p".into(), "s.source".into()), "评审"),
        ];
        for command in commands {
            log.apply(&mut assessment, command, 0);
        }
        log.undo(&mut assessment);
        log.undo(&mut assessment);
        let written = log.write(usize::MAX);
        assert!(written.contains("{\"field\":[\"percent\",\"1.1\"],\"from\":60,\"to\":null}"));
        assert_eq!(UndoLog::read(&written), Some(log.clone()));
        assert_eq!(UndoLog::read(&log.write(0)), Some(UndoLog::default()));
    }

    #[test]
    fn what_is_not_as_it_was_written_is_dropped() {
        let step = |step: &str| format!("{{\"done\":[{step}],\"undone\":[]}}");
        let good = "{\"field\":[\"percent\",\"1.1\"],\"from\":null,\"to\":60}";
        assert!(UndoLog::read(&step(good)).is_some());
        for bad in [
            "7",
            "{}",
            "{\"field\":[\"percent\"],\"from\":null,\"to\":60}",
            "{\"field\":[\"percent\",\"1.1\"],\"from\":null,\"to\":101}",
            "{\"field\":[\"percent\",\"1.1\"],\"from\":null}",
            "{\"field\":[\"coverage\",\"1.1\",\"1.1-1\"],\"from\":null,\"to\":\"some\"}",
            "{\"field\":[\"name\"],\"at\":-1,\"out\":\"\",\"put\":\"a\"}",
            "{\"field\":[\"name\"],\"at\":0,\"out\":\"\",\"put\":\"a\",\"more\":1}",
            "{\"field\":[\"name\"],\"at\":0,\"out\":\"\"}",
        ] {
            assert_eq!(UndoLog::read(&step(bad)), None, "{bad}");
        }
        for bad in ["", "{\"done\":[]}", "[]"] {
            assert_eq!(UndoLog::read(bad), None, "{bad}");
        }
    }
}
