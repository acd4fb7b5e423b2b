//! Handing a locked assessment out as a file: locked, or open.

use super::super::clock;
use super::super::device::Device;
use super::super::session::{HostEvent, Session};
use super::super::widgets::{download_open, hand_over};
use super::super::words;
use super::keys::{Refusal, held};
use super::saving::settled;
use crate::assessment::locked::Locked;
use crate::draft::visible;
use crate::export::Kind;
use crate::language::Lang;
use crate::storage::StorageError;
use leptos::prelude::*;

/// What a locked file is called: nothing of what is in it.
pub(in crate::ui) fn locked_file_name(lang: Lang, title: &str) -> String {
    let title = title.trim();
    let title = if title.is_empty() {
        words::LOCKED.get(lang).to_owned()
    } else {
        visible(title).replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "-")
    };
    format!("{title} {}.json", clock::today())
}

/// Hands the open assessment, which is locked, out as a locked file, after it was opened again and compared.
///
/// # Errors
/// Why there is no file.
pub(in crate::ui) async fn save_locked(session: Session) -> Result<(), Refusal> {
    session.store_now();
    settled().await;
    if !session.is_live() {
        return Err(Refusal::Gone);
    }
    let open = session.device(Device::open).ok_or(Refusal::Gone)?;
    let lock = held(&open.id).ok_or(Refusal::Gone)?;
    // What is stored is what is handed out: opened here again, it is found where it lies.
    let opened = lock.open_text(&open.text).await;
    if !session.is_live() {
        return Err(Refusal::Gone);
    }
    if opened != Some(session.save()) {
        return Err(Refusal::Storage(StorageError::NotKept));
    }
    let lang = session.lang.get_untracked();
    let title = Locked::read(&open.text)?.title;
    match hand_over(
        &locked_file_name(lang, &title),
        Kind::Json.mime(),
        &open.text,
    ) {
        Ok(()) => {
            session.device(Device::set_exported);
            session.tell_host(HostEvent::Exported(Kind::Json));
            session.saved.notify();
        }
        Err(_) => session.report(words::FILE_NOT_MADE.get(lang).to_owned(), Vec::new()),
    }
    Ok(())
}

/// Hands the open assessment, which is locked, out as an open file.
pub(in crate::ui) fn save_open(session: Session) {
    download_open(session);
}
