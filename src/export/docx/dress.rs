//! What a document wears that is not the draft's: a template, a logo.

use super::figure::{Picture, Room, picture, size};
use super::template::{Fill, Placeholder, Template, fill};
use super::tree::Element;
use super::words;
use super::xml::Xml;
use crate::draft::Draft;
use std::rc::Rc;

/// The template and the logo of a document; without them it has our styles, margins and cover.
#[derive(Debug, Default)]
pub struct Dress {
    /// The template.
    pub template: Option<Template>,
    /// The logo.
    pub logo: Option<Logo>,
}

/// A logo.
#[derive(Clone, Debug)]
pub struct Logo {
    /// A PNG file. One that is none is left out.
    pub png: Vec<u8>,
    /// What it shows in words, for those who do not see it.
    pub alternative: String,
}

/// The id of the logo as a drawing: the figures count from 1, the drawings of templates from 10,000.
const NUMBER: usize = 9_999;
/// The id by which a part finds it.
pub(super) const RELATION: &str = "rIdLogo";
/// Its file in the folder `word`.
pub(super) const FILE: &str = "media/logo.png";

impl Logo {
    /// The logo of a draft: a PNG file, and what it shows in words; without them, that it is the logo of the organisation.
    pub fn new(draft: &Draft, png: Vec<u8>, alternative: &str) -> Logo {
        let alternative = match alternative.trim() {
            "" => format!("{}{}", draft.organisation, words::LOGO_OF.get(draft.lang)),
            said => said.to_owned(),
        };
        Logo { png, alternative }
    }

    /// Its room on the cover: 6 by 2.5 centimetres.
    pub(super) const COVER: Room = Room {
        width: 2_160_000,
        height: 900_000,
    };
    /// Its room in a header or footer: 3.5 by 1 centimetre.
    pub(super) const MARGIN: Room = Room {
        width: 1_260_000,
        height: 360_000,
    };

    /// Its size in a room; nothing where it is no PNG.
    pub(super) fn size(&self, room: Room) -> Option<(u64, u64)> {
        size(&self.png).map(|pixels| room.fitted(pixels))
    }

    /// The logo as a run.
    pub(super) fn run(&self, xml: &mut Xml, size: (u64, u64)) {
        let shown = Picture {
            number: NUMBER,
            relation: RELATION,
            size,
            words: [words::LOGO, &self.alternative],
        };
        picture(xml, &shown);
    }
}

/// Blocks of a template with their placeholders filled.
pub(super) fn filled(blocks: &[Element], draft: &Draft, dress: &Dress, room: Room) -> Vec<Element> {
    let mut blocks = blocks.to_vec();
    for block in &mut blocks {
        fill(block, &mut |name| told(name, draft, dress, room));
    }
    blocks
}

/// What stands for a placeholder.
pub(super) fn told(name: &str, draft: &Draft, dress: &Dress, room: Room) -> Option<Fill> {
    match Placeholder::named(name)? {
        Placeholder::Field(field) => Some(Fill::Text(draft.say(field))),
        Placeholder::Logo => {
            let shown = dress.logo.as_ref().and_then(|logo| {
                let mut xml = Xml::part(&Rc::default());
                logo.run(&mut xml, logo.size(room)?);
                let markup = String::from_utf8(xml.finish()).ok()?;
                Element::read(&markup)
            });
            Some(shown.map_or_else(|| Fill::Text(String::new()), Fill::Run))
        }
        // Where it can stand was decided when the template was cut; elsewhere it is left out.
        Placeholder::Draft => Some(Fill::Text(String::new())),
    }
}
