//! What is handed in: the checklist of a programme, with state, owner and date.

use super::super::annex::text;
use super::super::text::{line, visible};
use super::super::tree::{Cell, Inline, Row, RowKind, Table, Tone};
use super::super::words;
use super::Case;
use crate::assessment::TextField;
use crate::language::Phrase;
use crate::programme::procedure::{Limit, Material};
use crate::standard::NoteId;

/// Something that is handed in, in one language. Its texts are clean; `owner` and `date` are as the organisation wrote them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handed {
    /// The title of the programme.
    pub programme: String,
    /// What it is called.
    pub title: String,
    /// The clause.
    pub clause: String,
    /// How it is handed in: copies, electronic, and how long its texts may be; empty where the document does not say.
    pub form: String,
    /// How far it is.
    pub state: State,
    /// Who sees to it.
    pub owner: String,
    /// By when.
    pub date: String,
}

/// How far something is that is handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not begun.
    Open,
    /// In work.
    Begun,
    /// Ready.
    Done,
}

impl State {
    /// All of them, as they follow each other.
    pub const ALL: [State; 3] = [State::Open, State::Begun, State::Done];

    /// The state by the word that is noted; whatever else was noted is not begun.
    fn of(noted: &str) -> State {
        match noted {
            "begun" => State::Begun,
            "done" => State::Done,
            _ => State::Open,
        }
    }

    /// In words.
    pub fn word(self) -> Phrase {
        match self {
            State::Open => words::MATERIAL_OPEN,
            State::Begun => words::MATERIAL_BEGUN,
            State::Done => words::MATERIAL_DONE,
        }
    }

    fn tone(self) -> Tone {
        match self {
            State::Done => Tone::Good,
            State::Open | State::Begun => Tone::Open,
        }
    }
}

impl Case<'_> {
    /// What is handed in, in its order.
    pub(super) fn handed(&self) -> Vec<Handed> {
        let materials = self.pack.procedure.materials.iter();
        materials.map(|material| self.material(material)).collect()
    }

    fn material(&self, material: &Material) -> Handed {
        let (lang, programme) = (self.source.lang, &self.pack.programme);
        let note = |tail: &str| {
            let note = NoteId::from(format!("material.{}.{tail}", material.id).as_str());
            let field = TextField::Programme(programme.id.clone(), note);
            visible(self.source.assessment.text(&field).trim()).into_owned()
        };
        let copies = (material.copies > 0)
            .then(|| words::fill(words::COPIES.get(lang), &[&material.copies.to_string()]));
        let electronic = material
            .electronic
            .then(|| words::ELECTRONIC.get(lang).to_owned());
        let at_most = |limit: &Limit| {
            let values = [line(limit.of.get(lang)), limit.characters.to_string()];
            words::fill(
                words::AT_MOST.get(lang),
                &values.each_ref().map(String::as_str),
            )
        };
        let limits = material.limits.iter().map(at_most);
        let form = [copies, electronic].into_iter().flatten().chain(limits);
        let form: Vec<String> = form.collect();
        Handed {
            programme: line(programme.title.get(lang)),
            title: line(material.title.get(lang)),
            clause: line(&material.clause),
            form: form.join(words::COMMA.get(lang)),
            state: State::of(&note("state")),
            owner: note("owner"),
            date: note("date"),
        }
    }

    /// The checklist; nothing where nothing is handed in.
    pub(super) fn materials(&self) -> Option<Table> {
        let lang = self.source.lang;
        let own = |written: &str| -> Cell {
            match line(written) {
                empty if empty.is_empty() => text("—"),
                written => vec![Inline::Answer(written)],
            }
        };
        let row = |one: &Handed| Row {
            kind: RowKind::Plain,
            cells: vec![
                text(&one.title),
                text(&one.clause),
                text(match one.form.as_str() {
                    "" => "—",
                    form => form,
                }),
                vec![Inline::State(
                    one.state.tone(),
                    one.state.word().get(lang).to_owned(),
                )],
                own(&one.owner),
                own(&one.date),
            ],
        };
        let head = [
            words::COL_MATERIAL,
            words::COL_CLAUSE,
            words::COL_FORM,
            words::COL_STATUS,
            words::COL_OWNER,
            words::COL_BY,
        ];
        let rows: Vec<Row> = self.handed().iter().map(row).collect();
        (!rows.is_empty()).then(|| Table {
            caption: words::MATERIALS_CAPTION.get(lang).to_owned(),
            head: head.map(|title| title.get(lang).to_owned()).to_vec(),
            numeric: vec![false; 6],
            rows,
        })
    }
}
