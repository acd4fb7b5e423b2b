//! What is done with stored assessments that are not open: naming, copying, putting aside, and files of many. In the later
//! part.

use super::clock;
use super::device::{Device, set_open};
use super::lock::locked_file_name;
use super::misfits;
use super::navigate::Page;
use super::role::Role;
use super::session::{HostEvent, Notice, Session};
use super::widgets::hand_over;
use super::words;
use crate::assessment::collection::{self, Collection};
use crate::assessment::locked::{Locked, is_locked};
use crate::assessment::{
    Assessment, Command, Neutral, Redacted, TextField, UndoLog, file, redact, scores_only,
};
use crate::export::{Kind, file_name};
use crate::language::{Lang, Phrase};
use crate::reading::Fault;
use crate::scoring::Scoreboard;
use crate::standard::Standards;
use crate::storage::{Archive, Card, Listed, Record, RecordId, StorageError, Unreadable};
use js_sys::{Array, Function};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;

/// Why something could not be done. All is as before.
#[derive(Clone, Debug)]
pub(super) enum Trouble {
    /// It was not kept.
    Storage(StorageError),
    /// The record cannot be read.
    Unreadable(Unreadable),
    /// The record is locked, and not open here.
    Locked,
    /// The record is not there any more.
    Gone,
    /// The browser did not take the file.
    File,
    /// The file, read again, says something else.
    Differs,
    /// Another window has it open and did not answer.
    Busy,
}

impl From<StorageError> for Trouble {
    fn from(error: StorageError) -> Trouble {
        Trouble::Storage(error)
    }
}

impl Trouble {
    /// What happened, in one sentence, and what more there is to say.
    pub(super) fn notice(&self, lang: Lang) -> Notice {
        let (title, lines) = match self {
            Trouble::Storage(error) => (words::not_saved(*error), Vec::new()),
            Trouble::Unreadable(why) => (words::UNREADABLE, words::unreadable(lang, why)),
            Trouble::Locked => (words::LOCKED_FIRST, Vec::new()),
            Trouble::Gone => (words::GONE, Vec::new()),
            Trouble::File => (words::FILE_NOT_MADE, Vec::new()),
            Trouble::Differs => (words::FILE_DIFFERS, Vec::new()),
            Trouble::Busy => (words::BUSY, Vec::new()),
        };
        let title = title.get(lang).to_owned();
        Notice { title, lines }
    }
}

/// All stored records, and what of them is damaged. Reads the texts only of those whose card is not up to date.
pub(super) fn stored(session: Session) -> Vec<Listed> {
    let standards = session.standards();
    let describe = |text: &str| {
        if is_locked(text) {
            return Ok(Card::of_locked(&Locked::read(text)?));
        }
        let assessment = misfits::read(text, &standards)?;
        let standard = assessment.standard.as_str();
        let standard = standards.made_on(standard, assessment.made_on.as_ref());
        let total = Scoreboard::of(standard, &assessment).total;
        Ok(Card::of(&assessment, &total))
    };
    session.device(|device| device.archive().list(&describe))
}

/// A stored assessment and where it lies. Of a locked one, which is stored sealed, the answers that are open here.
fn read(session: Session, id: &RecordId) -> Result<(Record, Assessment), Trouble> {
    // What was answered a moment ago belongs to it.
    session.store_now();
    let record = session.device(|device| device.archive().read(id));
    let record = record.map_err(Trouble::Unreadable)?.ok_or(Trouble::Gone)?;
    if is_locked(&record.text) {
        // Only of the one that is open the answers are known.
        let open = session.device(Device::open_record);
        return if open.as_ref() == Some(id) {
            Ok((record, session.assessment(Clone::clone)))
        } else {
            Err(Trouble::Locked)
        };
    }
    let assessment = misfits::read(&record.text, &session.standards());
    let assessment =
        assessment.map_err(|faults| Trouble::Unreadable(Unreadable::Faults(faults)))?;
    Ok((record, assessment))
}

/// A title and a label, as they are given.
type Names = [String; 2];

/// Gives an assessment a title and a label, and says what came of it. That of the open one is a change like any other. Of
/// another one it is a change that its window makes, if one has it open: written here, it would part that window from its
/// record. Where nobody writes it, it is written to the record, which is held meanwhile.
pub(super) fn rename(
    session: Session,
    id: &RecordId,
    names: Names,
    done: impl FnOnce(Result<(), Trouble>) + 'static,
) {
    let is_open = session.device(Device::open_record).as_ref() == Some(id);
    if is_open && !untrack(|| session.is_read_only()) {
        name_open(session, &names[0], &names[1]);
        session.store_now();
        return done(Ok(()));
    }
    if is_open && untrack(|| session.role()) == Role::OtherPack {
        // It is held here, and nothing but its names can be changed.
        return done(name_shown(session, id, &names));
    }
    if session.device(Device::is_in_memory) {
        return done(name_stored(session, id, &names).map(drop));
    }
    let given = names.clone().map(JsValue::from);
    let record = id.clone();
    let answer = Closure::once_into_js(move |stored: JsValue| {
        if !session.is_live() {
            return;
        }
        done(match stored.as_bool() {
            None => name_stored(session, &record, &names).map(drop),
            Some(true) => Ok(()),
            Some(false) => Err(Trouble::Busy),
        });
    });
    let given: Array = given.iter().collect();
    let id = id.to_string();
    let told = answer.clone();
    if !session.ask_windows(&["name".into(), id.into(), given.into(), answer]) {
        // Nobody to ask: it stays as it was.
        let _ = Function::from(told).call1(&JsValue::NULL, &false.into());
    }
}

fn commands(title: &str, label: &str) -> [Command; 2] {
    [(TextField::Title, title), (TextField::Label, label)]
        .map(|(field, text)| Command::Text(field, text.trim().to_owned()))
}

/// Gives the open assessment a title and a label.
pub(super) fn name_open(session: Session, title: &str, label: &str) {
    let changes = |command: &Command| session.assessment(|a| is_change(a, command));
    for command in commands(title, label).into_iter().filter(changes) {
        session.send(command);
    }
}

/// Gives an assessment that nobody writes a title and a label, as a step that can be taken back when it is open.
fn name_stored(
    session: Session,
    id: &RecordId,
    [title, label]: &Names,
) -> Result<(Record, Assessment), Trouble> {
    let commands = commands(title, label);
    let (record, mut assessment) = read(session, id)?;
    session.device(|device| {
        let archive = device.archive();
        let log = archive.undo_log(&record);
        let mut log = log.and_then(|log| UndoLog::read(&log)).unwrap_or_default();
        for command in commands {
            if is_change(&assessment, &command) {
                log.apply(&mut assessment, command, clock::milliseconds());
            }
        }
        let aside = archive.archived().contains(id);
        let known = archive.card(id);
        let fresh = RecordId::new(clock::fresh_name());
        let text = file::write(&assessment);
        let record = archive.keep(&text, Some(&record), &fresh)?.record;
        archive.set_undo_log(&record, &log.write(super::device::STEPS_STORED));
        let exported = known.map(|known| known.exported).unwrap_or_default();
        describe(session, archive, &record, &assessment, &exported);
        if aside {
            // Only where the text lay without envelope is this another record.
            archive.set_archived(&record.id, true)?;
        }
        Ok((record, assessment))
    })
}

/// Gives an assessment its names that is open here to be read alone, because its pack is another one now.
fn name_shown(session: Session, id: &RecordId, names: &Names) -> Result<(), Trouble> {
    let (record, assessment) = name_stored(session, id, names)?;
    let log = session.device(|device| device.undo_log(&record));
    set_open(session, Some(record));
    session.follow(assessment, log);
    Ok(())
}

fn is_change(assessment: &Assessment, command: &Command) -> bool {
    matches!(command, Command::Text(field, text) if assessment.text(field) != text)
}

/// Puts a card beside a record that was just written.
fn describe(
    session: Session,
    archive: &Archive,
    record: &Record,
    assessment: &Assessment,
    exported: &str,
) {
    let total = Scoreboard::of(
        session
            .standards()
            .made_on(assessment.standard.as_str(), assessment.made_on.as_ref()),
        assessment,
    )
    .total;
    let card = Card::of(assessment, &total);
    archive.describe(record, card, clock::now(), exported.to_owned());
}

/// Stores a copy of an assessment under a title of its own, as an assessment of its own.
pub(super) fn duplicate(session: Session, id: &RecordId) -> Result<RecordId, Trouble> {
    let (_, assessment) = read(session, id)?;
    let (copy, _) = copy_of(session, assessment, "");
    let fresh = RecordId::new(clock::fresh_name());
    session.device(|device| {
        let kept = device.archive().keep(&file::write(&copy), None, &fresh)?;
        describe(session, device.archive(), &kept.record, &copy, "");
        Ok(kept.record.id)
    })
}

/// An assessment as a copy of its own, with a title that says so; and what everybody may read of the copy where that is locked, by
/// what everybody may read of the original.
pub(super) fn copy_of(
    session: Session,
    mut copy: Assessment,
    public: &str,
) -> (Assessment, String) {
    let lang = session.lang.get_untracked();
    let title = |name: &str, unnamed: Phrase| {
        let name = match name.trim() {
            "" => unnamed.get(lang),
            name => name,
        };
        words::fill(words::COPY_OF, lang, &[name])
    };
    copy.title = title(copy.called(), words::UNNAMED);
    copy.id = clock::fresh_name();
    copy.created = clock::now();
    copy.changed = copy.created.clone();
    (copy, title(public, words::LOCKED))
}

/// The text of a locked record; nothing where it is not locked.
fn locked_text(session: Session, id: &RecordId) -> Option<String> {
    session.store_now();
    let record = session.device(|device| device.archive().read(id));
    let text = record.ok().flatten()?.text;
    is_locked(&text).then_some(text)
}

/// Hands an assessment out as a file, a locked one as it is.
pub(super) fn save_one(session: Session, id: &RecordId) -> Result<(), Trouble> {
    let lang = session.lang.get_untracked();
    if let Some(text) = locked_text(session, id) {
        let card = session.device(|device| device.card(id));
        let title = card.map(|card| card.title).unwrap_or_default();
        give(session, &locked_file_name(lang, &title), &text)?;
        note_exported(session, std::slice::from_ref(id));
        return Ok(());
    }
    let (record, assessment) = read(session, id)?;
    let name = file_name(&assessment, Kind::Json, lang, &clock::today());
    // Read a moment ago: it opens as what it is.
    give(session, &name, &record.text)?;
    note_exported(session, &[record.id]);
    Ok(())
}

/// Hands assessments out as one file, locked ones as they are; gives back how many are in it. Those that cannot be read are not.
pub(super) fn save_many(session: Session, ids: &[RecordId]) -> Result<usize, Trouble> {
    let archived = session.device(|device| device.archive().archived());
    let mut many = Vec::new();
    let (mut saved, mut locked) = (Vec::new(), Vec::new());
    for id in ids {
        let text = locked_text(session, id);
        if let Some(one) = text.and_then(|text| Locked::read(&text).ok()) {
            locked.push((one, archived.contains(id)));
            saved.push(id.clone());
        } else if let Ok((_, assessment)) = read(session, id) {
            many.push((assessment, archived.contains(id)));
            saved.push(id.clone());
        }
    }
    let lang = session.lang.get_untracked();
    let name = format!("{} {}.json", words::ALL_IN_ONE.get(lang), clock::today());
    let text = collection::write_all(&clock::now(), &many, &locked);
    if !collection::reads_back(&text, &session.standards()) {
        return Err(Trouble::Differs);
    }
    give(session, &name, &text)?;
    note_exported(session, &saved);
    Ok(saved.len())
}

fn give(session: Session, name: &str, text: &str) -> Result<(), Trouble> {
    hand_over(name, Kind::Json.mime(), text).map_err(|_| Trouble::File)?;
    session.tell_host(HostEvent::Exported(Kind::Json));
    Ok(())
}

fn note_exported(session: Session, ids: &[RecordId]) {
    session.device(|device| {
        let archive = device.archive();
        for id in ids {
            if let Some(card) = archive.card(id) {
                let exported = clock::now();
                archive.set_card(id, &Card { exported, ..card });
            }
        }
    });
}

/// What an assessment is without names, to be shown before it is handed out.
pub(super) fn without_names(session: Session, id: &RecordId) -> Result<Redacted, Trouble> {
    let (_, assessment) = read(session, id)?;
    let lang = session.lang.get_untracked();
    let neutral = Neutral {
        organisation: words::SOME_ORGANISATION.get(lang),
        place: words::SOME_PLACE.get(lang),
        author: words::SOME_PERSON.get(lang),
        client: words::SOME_CLIENT.get(lang),
    };
    Ok(redact(assessment, &clock::fresh_name(), neutral))
}

/// Hands an assessment out without names.
pub(super) fn share_without_names(session: Session, id: &RecordId) -> Result<(), Trouble> {
    share(session, &without_names(session, id)?.assessment)
}

/// Hands the scores of an assessment out without any text.
pub(super) fn share_scores(session: Session, id: &RecordId) -> Result<(), Trouble> {
    let (_, assessment) = read(session, id)?;
    share(session, &scores_only(assessment, &clock::fresh_name()))
}

/// No copy to fall back on, so not noted as one.
fn share(session: Session, shared: &Assessment) -> Result<(), Trouble> {
    let lang = session.lang.get_untracked();
    let name = file_name(shared, Kind::Json, lang, &clock::today());
    let text = file::write(shared);
    if !file::reads_back(&text, &session.standards()) {
        return Err(Trouble::Differs);
    }
    give(session, &name, &text)
}

/// Which of some assessments a file of many does not hold as they are now.
pub(super) fn missing_from(
    session: Session,
    collection: &Collection,
    ids: &[RecordId],
) -> Vec<RecordId> {
    let missing = |id: &&RecordId| {
        if let Some(text) = locked_text(session, id) {
            return !collection.holds_locked(&text);
        }
        let stored = read(session, id);
        !stored.is_ok_and(|(_, assessment)| collection.holds(&assessment))
    };
    ids.iter().filter(missing).cloned().collect()
}

/// Adds the assessments of a file of many to the stored ones and says what came of each. Those that are stored already,
/// letter for letter, stay where they are; the one that is open is not touched.
pub(super) fn add(session: Session, name: &str, collection: Collection) {
    session.store_now();
    let lang = session.lang.get_untracked();
    let mut lines = Vec::new();
    let (mut added, mut known, mut sealed) = (0, 0, 0);
    let mut full = None;
    session.device(|device| {
        let archive = device.archive();
        for (index, found) in collection.entries.into_iter().enumerate() {
            let place = words::entry_of_file(lang, index + 1, &found.name);
            let assessment = match found.assessment {
                Ok(assessment) => assessment,
                Err(faults) => {
                    let say = |fault: &Fault| {
                        words::fill(words::NOT_ADDED, lang, &[&place, &fault.say(lang)])
                    };
                    lines.extend(faults.iter().map(say));
                    continue;
                }
            };
            let text = file::write(&assessment);
            if let Some(same) = archive.find(&assessment, || text.clone()) {
                // What lies in the bin is wanted again.
                let _ = archive.restore(&same.id);
                known += 1;
                continue;
            }
            if let Some(error) = full {
                let why = words::not_saved(error).get(lang);
                lines.push(words::fill(words::NOT_ADDED, lang, &[&place, why]));
                continue;
            }
            let fresh = RecordId::new(clock::fresh_name());
            match archive.keep(&text, None, &fresh) {
                Ok(kept) => {
                    let record = kept.record;
                    describe(session, archive, &record, &assessment, &collection.saved);
                    if found.archived {
                        // Where there is no room for the mark it stands among the others.
                        let _ = archive.set_archived(&record.id, true);
                    }
                    added += 1;
                }
                Err(error) => {
                    let why = words::not_saved(error).get(lang);
                    lines.push(words::fill(words::NOT_ADDED, lang, &[&place, why]));
                    full = Some(error);
                }
            }
        }
        let stored = if collection.locked.is_empty() {
            Vec::new()
        } else {
            archive.records()
        };
        for (locked, archived) in collection.locked {
            let text = locked.write();
            if let Some(same) = stored.iter().find(|stored| stored.text == text) {
                let _ = archive.restore(&same.id);
                known += 1;
                continue;
            }
            let fresh = RecordId::new(clock::fresh_name());
            match archive.keep(&text, None, &fresh) {
                Ok(kept) => {
                    let record = kept.record;
                    let card = Card::of_locked(&locked);
                    archive.describe(&record, card, clock::now(), collection.saved.clone());
                    if archived {
                        let _ = archive.set_archived(&record.id, true);
                    }
                    added += 1;
                    sealed += 1;
                }
                Err(error) => {
                    let why = words::not_saved(error).get(lang);
                    let name = words::LOCKED.get(lang);
                    lines.push(words::fill(words::NOT_ADDED, lang, &[name, why]));
                }
            }
        }
    });
    let mut title = words::added(lang, name, added, known);
    if let Some(locked) = words::some(lang, words::LOCKED_ADDED, sealed) {
        title = title + " " + &locked;
    }
    if lines.is_empty() {
        session.notice.set(Some(Notice { title, lines }));
    } else {
        session.report(title, lines);
    }
    session.page.set(Page::Start);
    session.arrivals.update(|arrivals| *arrivals += 1);
}
