//! Scores, tiers, declarations and choices of two states side by side.

use super::super::super::build::{El, div, el};
use super::super::super::words;
use super::notes::statement_of;
use super::rows;
use super::texts::heading_of;
use crate::assessment::{Assessment, ConditionAnswer, Field};
use crate::chart::share;
use crate::comparison::{Comparison, ProgrammeDifference, Sides};
use crate::language::Lang;
use crate::programme::{Programme, Verdict};
use crate::scoring::Total;
use crate::standard::{Hundredths, Standard};

/// Totals, categories, and the items that differ.
pub(super) fn score_table(standard: &Standard, comparison: &Comparison, lang: Lang) -> El {
    let heads = [words::ITEM, words::BEFORE, words::AFTER, words::DIFFERENCE];
    let heads = heads.map(|head| el("th").attr("scope", "col").text(head.get(lang)));
    let mut bodies = Vec::new();
    for (category, difference) in standard.categories.iter().zip(&comparison.categories) {
        let items = category.items.iter().zip(&difference.items);
        let differ = items.filter(|(_, one)| one.percent.differ());
        let rows = differ.map(|(item, one)| {
            let points = |percent: Option<_>, earned: Hundredths| match percent {
                Some(percent) => format!("{earned} · {percent}"),
                None => words::NOT_SCORED.get(lang).to_owned(),
            };
            let cells = Sides {
                before: points(one.percent.before, one.earned.before),
                after: points(one.percent.after, one.earned.after),
            };
            let title = format!("{} {}", item.id, item.title.get(lang));
            let both = one.percent.before.is_some() && one.percent.after.is_some();
            row("", &title, &cells, both.then(|| one.earned.difference()))
        });
        if !difference.items.iter().any(|one| one.percent.differ()) {
            continue;
        }
        let body = el("tbody").children(rows);
        let title = format!("{} {}", category.id, category.title.get(lang));
        bodies.push(body.child(sum_row("ea-sum", &title, difference.total, lang)));
    }
    let total = sum_row("", words::TOTAL.get(lang), comparison.total, lang);
    let table = div("table", "ea-table")
        .child(el("caption").text(words::PROVISIONAL_NOTE.get(lang)))
        .child(el("thead").child(el("tr").children(heads)))
        .children(bodies)
        .child(el("tfoot").child(total));
    table_box(words::SCORES.get(lang), table)
}

fn sum_row(class: &'static str, title: &str, total: Sides<Total>, lang: Lang) -> El {
    // Of which one is not scored yet, or more than one: that is no loss.
    let alike = total.before.scored == total.after.scored;
    let difference = total.map(|total| total.earned).difference();
    let cells = total.map(|total| match total.scored {
        0 => words::NOT_SCORED.get(lang).to_owned(),
        _ => format!("{} · {}", total.earned, share(&total, lang)),
    });
    row(class, title, &cells, alike.then_some(difference))
}

/// `difference`: nothing where one side is not scored as far as the other.
fn row(
    class: &'static str,
    title: &str,
    cells: &Sides<String>,
    difference: Option<Hundredths>,
) -> El {
    let difference = difference.map_or_else(|| String::from("–"), words::signed);
    div("tr", class)
        .child(el("th").attr("scope", "row").text(title))
        .child(el("td").text(&cells.before))
        .child(el("td").text(&cells.after))
        .child(el("td").text(&difference))
}

fn table_box(label: &str, table: El) -> El {
    div("div", "ea-table-box")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", label)
        .child(table)
}

/// The verdict on each tier, side by side.
pub(super) fn tiers(programme: &Programme, difference: &ProgrammeDifference, lang: Lang) -> El {
    let heads = [words::TIERS, words::BEFORE, words::AFTER];
    let heads = heads.map(|head| el("th").attr("scope", "col").text(head.get(lang)));
    let rows = difference.tiers.iter().map(|(id, verdicts)| {
        let title = programme.tier(id).map_or("", |tier| tier.title.get(lang));
        let cell = |verdict: Verdict| el("td").text(words::tier_verdict(verdict).get(lang));
        let class = if verdicts.differ() { "ea-differs" } else { "" };
        div("tr", class)
            .child(el("th").attr("scope", "row").text(title))
            .child(cell(verdicts.before))
            .child(cell(verdicts.after))
    });
    let table = div("table", "ea-table")
        .child(el("thead").child(el("tr").children(heads)))
        .child(el("tbody").children(rows));
    table_box(words::TIERS.get(lang), table)
}

/// The declarations that differ.
pub(super) fn declarations(
    programme: &Programme,
    difference: &ProgrammeDifference,
    lang: Lang,
) -> Option<El> {
    let lines = difference.conditions.iter().map(|(id, answers)| {
        let statement = programme
            .condition(id)
            .map_or("", |condition| condition.statement.get(lang));
        change(statement, &answers.map(|answer| said(answer, lang)))
    });
    (!difference.conditions.is_empty()).then(|| {
        el("div")
            .child(el("h3").text(words::DECLARATIONS.get(lang)))
            .child(div("ul", "ea-choices").children(lines))
    })
}

/// A declaration in words, or a number.
fn said(answer: Option<ConditionAnswer>, lang: Lang) -> String {
    match answer {
        None => words::NOT_ANSWERED.get(lang).to_owned(),
        Some(ConditionAnswer::Declared(true)) => words::YES.get(lang).to_owned(),
        Some(ConditionAnswer::Declared(false)) => words::NO.get(lang).to_owned(),
        Some(ConditionAnswer::Number(number)) => number.to_string(),
        Some(ConditionAnswer::Score { score, full }) => {
            format!("{} / {full}", Hundredths::new(i64::from(score)))
        }
    }
}

/// The declarations that differ for programmes whose tiers do not follow from these scores.
pub(super) fn other_declarations(
    programmes: &[Programme],
    fields: &[Field],
    states: Sides<&Assessment>,
    lang: Lang,
) -> Vec<El> {
    let lines = fields.iter().filter_map(|field| match field {
        Field::Condition(id, condition) if programmes.iter().all(|one| one.id != *id) => {
            let answers = states.map(|state| said(state.condition(id, condition), lang));
            Some(change(&statement_of(id, condition, lang), &answers))
        }
        _ => None,
    });
    lines.collect()
}

/// One answer that was chosen otherwise: what it was and what it is.
pub(super) fn change(what: &str, answers: &Sides<String>) -> El {
    el("li")
        .child(div("span", "ea-chosen-what").text(what))
        .child(el("del").text(&answers.before))
        .text(" → ")
        .child(el("ins").text(&answers.after))
}

/// Bands of factors and coverage of guidance points that differ.
pub(super) fn choices(
    standard: &Standard,
    fields: &[Field],
    states: Sides<&Assessment>,
    lang: Lang,
) -> Vec<El> {
    let nothing = || words::NOT_ANSWERED.get(lang).to_owned();
    let line = |field: &Field| match field {
        Field::Factor(id, factor) => {
            let item = standard.item(id)?;
            let mut factors = standard.guide_of(item).factors.iter();
            let title = factors.find(|one| one.id == *factor)?.title.get(lang);
            let band = |state: &Assessment| {
                let band = state.item(id)?.factors.get(factor).copied()?;
                Some(standard.scale.range(band))
            };
            let bands = states.map(|state| band(state).unwrap_or_else(nothing));
            Some(change(&format!("{id} {title}"), &bands))
        }
        Field::Coverage(id, point) => {
            let word = |state: &Assessment| Some(state.item(id)?.coverage(point)?.word().get(lang));
            let words = states.map(|state| word(state).map_or_else(nothing, str::to_owned));
            let heading = heading_of(standard, id, point.as_str(), lang);
            Some(change(&format!("{point} {heading}"), &words))
        }
        Field::Text(_) | Field::Percent(_) | Field::Percents(_) | Field::Condition(..) => None,
        Field::Outlook(..)
        | Field::Table(_)
        | Field::Indicator(..)
        | Field::Plan
        | Field::Dismissal(..) => rows::line(standard, field, states, lang),
    };
    fields.iter().filter_map(line).collect()
}
