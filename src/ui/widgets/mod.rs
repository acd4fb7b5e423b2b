//! The parts that pages are made of, one a file.

mod band_choice;
mod coverage_choice;
mod explanation;
mod files;
mod finding_list;
mod header;
mod ladder;
mod navigation;
mod notice_box;
mod page_link;
mod pager;
mod percent_choice;
mod proposal_box;
mod radar_figure;
mod rule_tree;
mod score_panel;
mod shortcuts;
mod text_box;

pub(super) use band_choice::BandChoice;
pub(super) use coverage_choice::CoverageChoice;
pub(super) use explanation::ItemExplanation;
pub(super) use files::{download, fetch_example, hand_over, open_dropped, pick_file};
pub(super) use finding_list::FindingList;
pub(super) use header::Header;
pub(super) use ladder::{Ladder, NearestItems};
pub(super) use navigation::Navigation;
pub(super) use notice_box::NoticeBox;
pub(super) use page_link::PageLink;
pub(super) use pager::Pager;
pub(super) use percent_choice::PercentChoice;
pub(super) use proposal_box::ProposalBox;
pub(super) use radar_figure::RadarFigure;
pub(super) use rule_tree::RuleTree;
pub(super) use score_panel::ScorePanel;
pub(super) use shortcuts::on_shortcut;
pub(super) use text_box::{TextBox, TextLine};
