//! The steps as JSON text, so that they outlive a reload. They are never part of the assessment file.
//!
//! `{"done": [step, …], "undone": […]}`; a step of a text is `{"field": ["evidence", "1.1", "1.1-1"], "at": 5, "out": "…",
//! "put": "…"}`, of any other field `{"field": ["percent", "1.1"], "from": 60, "to": null}`, and one of several changes
//! `{"steps": [step, …]}`. Whoever stores the text says which assessment it belongs to.

use super::edit::Edit;
use super::{Step, UndoLog};
use crate::assessment::command::{Command, Field, Outlook, TextField};
use crate::assessment::file::table::{
    action, indicator, word, write_action, write_indicator, write_years, years,
};
use crate::assessment::file::{condition as read_condition, write_condition};
use crate::assessment::indicator::{Cell, Choice, Class, Direction, Line, Trait, Year};
use crate::assessment::model::Coverage;
use crate::assessment::plan::ActionText;
use crate::assessment::rows::{Placed, TableChange};
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
        Step::Together(steps) => json.key("steps").list(steps, write_step),
    });
}

fn write_field(json: &mut Json, field: &Field) {
    let mut year = String::new();
    json.list(&words(field, &mut year), |json, word| json.text(word));
}

/// The address of a field in words: its kind, then ids. `year` holds the word for the year of a figure.
fn words<'a>(field: &'a Field, year: &'a mut String) -> Vec<&'a str> {
    match field {
        Field::Percent(item) => vec!["percent", item.as_str()],
        Field::Factor(item, factor) => vec!["factor", item.as_str(), factor.as_str()],
        Field::Coverage(item, point) => vec!["coverage", item.as_str(), point.as_str()],
        Field::Condition(programme, condition) => {
            vec!["condition", programme.as_str(), condition.as_str()]
        }
        Field::Outlook(item, which) => vec!["outlook", item.as_str(), which.key()],
        Field::Percents(None) => vec!["percents"],
        Field::Percents(Some(which)) => vec!["percents", which.key()],
        Field::Table(item) => vec!["table", item.as_str()],
        Field::Indicator(item, id, about) => {
            vec!["choice", item.as_str(), id.as_str(), about.key()]
        }
        Field::Plan => vec!["plan"],
        Field::Dismissal(item, rule) => vec!["dismissal", item.as_str(), rule.as_str()],
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
            TextField::Indicator(item, id, cell) => {
                let (item, id) = (item.as_str(), id.as_str());
                match cell {
                    Cell::Name => vec!["called", item, id],
                    Cell::Unit => vec!["unit", item, id],
                    Cell::Source(line) => vec!["source", item, id, line.key()],
                    Cell::Figure(line, of) => {
                        *year = of.to_string();
                        vec!["figure", item, id, line.key(), year]
                    }
                }
            }
            TextField::Action(id, text) => vec!["action", id.as_str(), action_key(*text)],
            TextField::Programme(programme, note) => {
                vec!["programme", programme.as_str(), note.as_str()]
            }
        },
    }
}

fn action_key(text: ActionText) -> &'static str {
    match text {
        ActionText::Action => "what",
        ActionText::Owner => "who",
        ActionText::Due => "when",
    }
}

/// The one that a word stands for.
fn named<T: Copy>(all: &[T], key: fn(T) -> &'static str, word: &str) -> Option<T> {
    all.iter().copied().find(|one| key(*one) == word)
}

fn field(words: &[&str]) -> Option<Field> {
    Some(Field::Text(match *words {
        ["percent", item] => return Some(Field::Percent(item.into())),
        ["factor", item, factor] => return Some(Field::Factor(item.into(), factor.into())),
        ["coverage", item, point] => return Some(Field::Coverage(item.into(), point.into())),
        ["condition", programme, condition] => {
            return Some(Field::Condition(programme.into(), condition.into()));
        }
        ["outlook", item, which] => {
            let which = named(&Outlook::ALL, Outlook::key, which)?;
            return Some(Field::Outlook(item.into(), which));
        }
        ["percents"] => return Some(Field::Percents(None)),
        ["percents", which] => {
            let which = named(&Outlook::ALL, Outlook::key, which)?;
            return Some(Field::Percents(Some(which)));
        }
        ["table", item] => return Some(Field::Table(item.into())),
        ["choice", item, id, about] => {
            let about = named(&Trait::ALL, Trait::key, about)?;
            return Some(Field::Indicator(item.into(), id.into(), about));
        }
        ["plan"] => return Some(Field::Plan),
        ["dismissal", item, rule] => return Some(Field::Dismissal(item.into(), rule.into())),
        ["called", item, id] => TextField::Indicator(item.into(), id.into(), Cell::Name),
        ["unit", item, id] => TextField::Indicator(item.into(), id.into(), Cell::Unit),
        ["source", item, id, line] => {
            let line = named(&Line::ALL, Line::key, line)?;
            TextField::Indicator(item.into(), id.into(), Cell::Source(line))
        }
        ["figure", item, id, line, year] => {
            let line = named(&Line::ALL, Line::key, line)?;
            let cell = Cell::Figure(line, Year::from_key(year)?);
            TextField::Indicator(item.into(), id.into(), cell)
        }
        ["action", id, text] => {
            let text = named(&ActionText::ALL, action_key, text)?;
            TextField::Action(id.into(), text)
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
        Command::Outlook(_, _, percent) => {
            json.nullable(*percent, |json, percent| json.number(percent.get()));
        }
        Command::Percents(_, percents) => json.list(percents, |json, (item, percent)| {
            json.object(|json| {
                json.key("item").text(item.as_str());
                json.key("percent")
                    .nullable(*percent, |json, percent| json.number(percent.get()));
            });
        }),
        Command::Table(_, change) => json.object(|json| {
            json.key("years").nullable(change.years, write_years);
            json.key("rows").list(&change.rows, |json, (id, to)| {
                write_placed(json, id.as_str(), to, write_indicator);
            });
        }),
        Command::Indicator(_, _, choice) => match choice {
            Choice::Core(core) => json.boolean(*core),
            Choice::Direction(direction) => json.text(direction.key()),
            Choice::Class(class) => json.nullable(*class, |json, class| json.text(class.key())),
            Choice::Group(group) => {
                json.nullable(group.as_ref(), |json, group| json.text(group.as_str()));
            }
        },
        Command::Plan(id, to) => write_placed(json, id.as_str(), to, write_action),
        Command::Dismiss(_, _, reason) => {
            json.nullable(reason.as_ref(), |json, reason| json.text(reason));
        }
    }
}

/// Where a row of a list goes: `{"id": "n1", "at": 2, "row": {…}}`, without a place where it is taken out.
fn write_placed<T>(json: &mut Json, id: &str, to: &Placed<T>, write: fn(&mut Json, &T)) {
    json.object(|json| {
        json.key("id").text(id);
        if let Some((at, row)) = to {
            let at = u32::try_from(*at).unwrap_or(u32::MAX);
            json.key("at").number(at);
            write(json.key("row"), row);
        }
    });
}

fn placed<T>(
    reader: &Reader<'_>,
    read: &dyn Fn(&Object<'_>, &str) -> T,
) -> Option<(String, Placed<T>)> {
    let change = reader.object()?;
    change.only(&["id", "at", "row"]);
    let id = change.required("id")?;
    let id = id.filled()?;
    let Some(at) = change.optional("at") else {
        return Some((id.to_owned(), None));
    };
    let at = usize::try_from(at.integer(0, u32::MAX)?).ok()?;
    let row = change.required("row")?;
    let row = read(&row.object()?, id);
    Some((id.to_owned(), Some((at, row))))
}

fn table_change(reader: &Reader<'_>) -> Option<TableChange> {
    let change = reader.object()?;
    let chosen = change.required("years")?;
    let years = all((!chosen.is_null()).then(|| years(&chosen)))?;
    let rows = change.required("rows")?.list(&|row| {
        let (id, to) = placed(row, &|row, id| indicator(row, id, &[]))?;
        Some((id.as_str().into(), to))
    });
    let rows = rows?;
    Some(TableChange { years, rows })
}

fn choice(about: Trait, step: &Object<'_>, key: &'static str) -> Option<Choice> {
    let value = step.required(key)?;
    Some(match about {
        Trait::Core => Choice::Core(value.boolean()?),
        Trait::Direction => Choice::Direction(word(step, key, &Direction::ALL, Direction::key)?),
        Trait::Class if value.is_null() => Choice::Class(None),
        Trait::Class => Choice::Class(Some(word(step, key, &Class::ALL, Class::key)?)),
        Trait::Group if value.is_null() => Choice::Group(None),
        Trait::Group => Choice::Group(Some(value.text()?.into())),
    })
}

fn step(reader: &Reader<'_>) -> Option<Step> {
    let step = reader.object()?;
    if let Some(steps) = step.optional("steps") {
        step.only(&["steps"]);
        return steps.list(&self::step).map(Step::Together);
    }
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
                make: Box::new(command(&field, &step, "to")?),
                take_back: Box::new(command(&field, &step, "from")?),
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
        Field::Outlook(item, which) => {
            let percent = value.map(|r| Percent::new(r.integer(0, 100)?));
            Command::Outlook(item, which, all(percent)?)
        }
        Field::Percents(which) => {
            let percents = value?.list(&|entry| {
                let entry = entry.object()?;
                entry.only(&["item", "percent"]);
                let item = entry.required("item")?.filled()?.into();
                let percent = entry.required("percent")?;
                let percent = (!percent.is_null()).then(|| Percent::new(percent.integer(0, 100)?));
                Some((item, all(percent)?))
            });
            Command::Percents(which, percents?)
        }
        Field::Table(item) => Command::Table(item, table_change(&value?)?),
        Field::Indicator(item, id, about) => {
            Command::Indicator(item, id, choice(about, step, key)?)
        }
        Field::Plan => {
            let (id, to) = placed(&value?, &|row, id| action(row, id, &[]))?;
            Command::Plan(id.as_str().into(), to)
        }
        Field::Dismissal(item, rule) => {
            let reason = value.map(|r| r.text().map(str::to_owned));
            Command::Dismiss(item, rule, all(reason)?)
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
            Command::Percents(
                None,
                vec![("1.1".into(), Percent::new(65)), ("2.1".into(), None)],
            ),
            Command::Percents(
                Some(Outlook::Target),
                vec![
                    ("1.1".into(), Percent::new(80)),
                    ("1.2".into(), Percent::new(5)),
                ],
            ),
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
