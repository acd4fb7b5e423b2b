//! The parts that pages are made of, one a file.

mod band_choice;
mod chart_figure;
mod coverage_choice;
mod explanation;
mod files;
mod finding_list;
mod header;
mod indicator_figures;
mod ladder;
mod navigation;
mod notice_box;
mod page_link;
mod pager;
mod percent_choice;
mod plan_table;
mod proposal_box;
mod radar_figure;
mod radio;
mod role_banner;
mod rule_tree;
mod score_panel;
mod select;
mod shortcuts;
mod standing;
mod text_box;
mod undo;

pub(super) use band_choice::band_choice;
pub(super) use chart_figure::chart_figure;
pub(super) use coverage_choice::coverage_choice;
pub(super) use explanation::item_explanation;
pub(super) use files::{
    download, download_assessment, download_open, file_field, hand_over, hand_over_content,
    holds_files, load_example, open_dropped, pick, pick_file,
};
pub(super) use finding_list::finding_list;
pub(super) use header::header;
pub(super) use indicator_figures::indicator_figures;
pub(super) use ladder::{ladder, nearest_items};
pub(super) use navigation::{navigation, show_entry};
pub(super) use notice_box::notice_box;
pub(super) use page_link::page_link;
pub(super) use pager::{page_title, paged, pager};
pub(super) use percent_choice::percent_choice;
pub(super) use plan_table::plan_table;
pub(super) use proposal_box::proposal_box;
pub(super) use radio::radio;
pub(super) use role_banner::role_banner;
pub(super) use rule_tree::rule_tree;
pub(super) use score_panel::{score_panel, total_line};
pub(super) use select::{answer_select, select};
pub(super) use shortcuts::{is_key, on_shortcut};
pub(super) use standing::standing;
pub(super) use text_box::{
    choice_id, dom_id, field_form, text_area, text_box, text_line, typed_here, write,
};
