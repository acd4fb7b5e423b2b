//! The application forms: read without a fault, with the parts, fields and numbers of the printed ones; filled in from what the
//! profile knows; and what is personal has no place in an assessment.

mod golden;

use excellence_assessment::application::{Answers, Count, Entry, Filled, Part, Personal, Printed};
use excellence_assessment::assessment::{
    Assessment, Command, Field as Address, Neutral, TextField, UndoLog, file, redact, scores_only,
};
use excellence_assessment::comparison::{changes, fields};
use excellence_assessment::language::Lang;
use excellence_assessment::programme::Pack;
use excellence_assessment::programme::form::{Content, Field, Form, Kind, Known};
use excellence_assessment::standard::{NoteId, ProgrammeId, SHENZHEN, SectionId, Standard};
use std::sync::LazyLock;

static STANDARD: LazyLock<Standard> =
    LazyLock::new(|| Standard::read(SHENZHEN).expect("a pack without faults"));

fn form(id: &str) -> Form {
    let text = golden::committed(&format!("programmes/forms/{id}.json"));
    Form::read(&text)
        .map_err(|faults| golden::spoken(&faults))
        .expect(id)
}

fn blank() -> Assessment {
    let now = String::from("2026-11-20T08:00:00Z");
    Assessment::new("a".into(), STANDARD.id.clone(), now)
}

fn note(assessment: &mut Assessment, programme: &str, id: &str, text: &str) {
    let notes = assessment.programmes.entry(ProgrammeId::from(programme));
    notes.or_default().insert(NoteId::from(id), text.to_owned());
}

fn filled(assessment: &Assessment, form: &Form, programme: &str, personal: &Personal) -> Filled {
    let answers = Answers {
        assessment,
        standard: &STANDARD,
        programme: &programme.into(),
    };
    Filled::of(form, answers, personal, Lang::Zh, "2026-11-20")
}

/// The entry of a label, wherever it stands.
fn entry<'a>(filled: &'a Filled, label: &str) -> &'a Entry {
    let rows = filled.parts.iter().flat_map(|(_, _, part)| match part {
        Part::Rows { rows, .. } => rows.as_slice(),
        Part::Table { .. } => &[],
    });
    let mut all = filled.cover.iter().chain(rows.flatten());
    all.find(|entry| entry.label == label).expect(label)
}

fn line(entry: &Entry) -> &str {
    match &entry.printed {
        Printed::Line(line) | Printed::Number(line) => line,
        other => panic!("no line: {other:?}"),
    }
}

/// The labels of a part, row by row; those of a table as one row.
fn labels(form: &Form, part: usize) -> Vec<Vec<&str>> {
    match &form.sections[part].content {
        Content::Rows(rows, _) => rows
            .iter()
            .map(|row| row.iter().map(|field| field.label.zh.as_str()).collect())
            .collect(),
        Content::Table(table) => {
            let heads = table.number.iter();
            let columns = table.columns.iter().map(|column| &column.label);
            vec![
                heads
                    .chain(columns)
                    .map(|label| label.zh.as_str())
                    .collect(),
            ]
        }
    }
}

#[test]
fn every_form_that_a_material_names_is_there_and_names_its_programme() {
    for (programme, of) in [
        ("shanghai-model", "shanghai-organisation"),
        ("shanghai-practice", "shanghai-organisation"),
        ("shanghai-experience", "shanghai-person"),
    ] {
        let pack = golden::committed(&format!("programmes/{programme}.json"));
        let pack = Pack::read(&pack).expect(programme);
        let named: Vec<&str> = pack
            .procedure
            .materials
            .iter()
            .filter_map(|material| material.form.as_deref())
            .collect();
        assert_eq!(named, [of], "{programme}");
        // What the material limits, the form limits too.
        let printed = form(of);
        let limits: Vec<u32> = printed.fields().filter_map(Field::limit).collect();
        let material = &pack.procedure.materials[0];
        let expected: Vec<u32> = material
            .limits
            .iter()
            .map(|limit| limit.characters)
            .collect();
        assert_eq!(limits, expected, "{programme}");
        let direction = filled(&blank(), &printed, programme, &Personal::new());
        let Printed::Choice(groups) = &entry(&direction, "申报方向").printed else {
            panic!("a choice");
        };
        let chosen = groups.iter().flat_map(|group| &group.options);
        let chosen: Vec<&str> = chosen
            .filter(|(chosen, _)| *chosen)
            .map(|(_, title)| title.as_str())
            .collect();
        assert_eq!(chosen, [pack.programme.title.zh.as_str()], "{programme}");
    }
}

#[test]
fn the_parts_and_fields_are_those_printed() {
    let organisation = form("shanghai-organisation");
    let person = form("shanghai-person");
    let titles = |form: &Form| -> Vec<String> {
        let titles = form.sections.iter();
        titles.map(|section| section.title.zh.clone()).collect()
    };
    assert_eq!(
        titles(&organisation),
        [
            "一、组织基本情况",
            "二、开展质量改进与创新活动情况",
            "三、近三年获奖情况",
            "四、成果报告",
            "五、推荐意见"
        ]
    );
    assert_eq!(
        titles(&person),
        [
            "一、组织基本情况",
            "二、申报人基本信息",
            "三、成果报告",
            "四、推荐意见"
        ]
    );
    for form in [&organisation, &person] {
        let cover: Vec<&str> = form
            .cover
            .iter()
            .map(|field| field.label.zh.as_str())
            .collect();
        assert_eq!(cover, ["申报方向", "申报单位", "推荐单位", "申报日期"]);
        let sealed = form.fields().filter(|field| field.is_sealed);
        let sealed: Vec<&str> = sealed.map(|field| field.label.zh.as_str()).collect();
        let opinions = ["本单位推荐意见", "上级单位推荐意见"];
        assert_eq!(sealed, [&["申报单位", "推荐单位"][..], &opinions].concat());
        assert_eq!(
            labels(form, 0),
            [
                vec!["组织名称"],
                vec!["注册地址", "邮政编码"],
                vec!["通讯地址", "邮政编码"],
                vec!["组织性质"],
                vec!["市场主体类型"],
                vec!["所属行业"],
                vec!["所属产业"],
                vec!["组织规模", "是否属于“专精特新”中小企业"],
                vec!["填报人姓名", "部门（职务）"],
                vec!["联系手机", "电子邮件"],
            ]
        );
        let report = form.sections.len() - 2;
        assert_eq!(
            labels(form, report),
            [
                vec!["成果标题"],
                vec!["组织概述"],
                vec!["成果内容"],
                vec!["管理成效"]
            ]
        );
    }
    assert_eq!(
        labels(&organisation, 1),
        [vec!["序号", "质量改进创新活动名称", "评价结果"]]
    );
    assert_eq!(
        labels(&organisation, 2),
        [vec!["获奖名称", "获奖时间", "授奖部门"]]
    );
    assert_eq!(
        labels(&person, 1),
        [
            vec!["姓名", "身份证号"],
            vec!["性别", "政治面貌"],
            vec!["职称/技能", "学历/学位"],
            vec!["所在部门", "职务"],
            vec!["工作年限", "现岗位工作年限"],
            vec!["联系电话", "电子邮件"],
            vec!["申报人所在岗位及工作经历"],
            vec!["申报人近三年成果/荣誉情况（市级及以上）"],
        ]
    );
    assert!(person.photo().is_some() && organisation.photo().is_none());
}

#[test]
fn as_many_can_be_chosen_as_are_printed() {
    for id in ["shanghai-organisation", "shanghai-person"] {
        let form = form(id);
        let options = |field: &str| -> Vec<usize> {
            let found = form.fields().find(|one| one.id == field).expect(field);
            match &found.kind {
                Kind::Choice { groups, .. } => {
                    groups.iter().map(|group| group.options.len()).collect()
                }
                other => panic!("no choice: {other:?}"),
            }
        };
        let expected = [
            ("nature", vec![6]),
            ("entity", vec![5]),
            ("industry", vec![6]),
            ("sector", vec![3, 6, 12, 1]),
            ("size", vec![3]),
            ("specialised", vec![2]),
        ];
        for (field, count) in expected {
            assert_eq!(options(field), count, "{id} {field}");
        }
    }
}

#[test]
fn a_text_is_too_long_from_the_first_character_beyond_its_limit() {
    for (id, programme, content) in [
        ("shanghai-organisation", "shanghai-model", 8000),
        ("shanghai-person", "shanghai-experience", 5000),
    ] {
        let form = form(id);
        for (field, label, limit) in [
            ("title", "成果标题", 30),
            ("overview", "组织概述", 2000),
            ("content", "成果内容", content),
        ] {
            for (more, excess) in [(0, 0), (1, 1)] {
                let mut assessment = blank();
                let written = format!("{} \n\u{3000}", "字".repeat(limit + more));
                note(
                    &mut assessment,
                    programme,
                    &format!("form.{field}"),
                    &written,
                );
                let filled = filled(&assessment, &form, programme, &Personal::new());
                let count = entry(&filled, label).count.expect("counted");
                let limit_printed = u32::try_from(limit).ok();
                let expected = Count {
                    written: limit + more,
                    limit: limit_printed,
                };
                assert_eq!((count, count.excess()), (expected, excess), "{id} {field}");
                let Printed::Text(lines) = &entry(&filled, label).printed else {
                    panic!("a text");
                };
                assert_eq!(
                    lines.concat().chars().count(),
                    limit + more,
                    "nothing is cut"
                );
            }
        }
        let results = filled(&blank(), &form, programme, &Personal::new());
        assert_eq!(
            entry(&results, "管理成效").count.expect("counted").limit,
            None
        );
    }
}

#[test]
fn what_the_profile_knows_stands_there_until_another_answer_is_given() {
    let form = form("shanghai-organisation");
    let mut assessment = blank();
    assessment.organisation.name = "甲公司".into();
    assessment.organisation.place = "上海".into();
    let sections: Vec<SectionId> = STANDARD
        .profile
        .sections
        .iter()
        .map(|s| s.id.clone())
        .collect();
    assessment
        .profile
        .insert(sections[0].clone(), " 产品与服务 ".into());
    assessment
        .profile
        .insert(sections[1].clone(), "使命".into());
    let known = filled(&assessment, &form, "shanghai-model", &Personal::new());
    assert_eq!(line(entry(&known, "组织名称")), "甲公司");
    assert_eq!(line(entry(&known, "申报单位")), "甲公司");
    assert_eq!(line(entry(&known, "注册地址")), "上海");
    let text =
        |lines: &[&str]| Printed::Text(lines.iter().map(|line| (*line).to_owned()).collect());
    assert_eq!(
        entry(&known, "组织概述").printed,
        text(&["产品与服务", "使命"])
    );

    note(
        &mut assessment,
        "shanghai-model",
        "form.organisation",
        "甲公司上海分公司",
    );
    note(&mut assessment, "shanghai-model", "form.overview", "另写");
    let own = filled(&assessment, &form, "shanghai-model", &Personal::new());
    assert_eq!(line(entry(&own, "组织名称")), "甲公司上海分公司");
    assert_eq!(entry(&own, "组织概述").printed, text(&["另写"]));
    // The other programme with the same form has answers of its own.
    let other = filled(&assessment, &form, "shanghai-practice", &Personal::new());
    assert_eq!(line(entry(&other, "组织名称")), "甲公司");
}

#[test]
fn what_was_chosen_is_ticked_and_other_is_named() {
    let form = form("shanghai-organisation");
    let mut assessment = blank();
    note(
        &mut assessment,
        "shanghai-model",
        "form.sector",
        "cars materials other",
    );
    note(
        &mut assessment,
        "shanghai-model",
        "form.sector.other",
        "氢能",
    );
    let filled = filled(&assessment, &form, "shanghai-model", &Personal::new());
    let Printed::Choice(groups) = &entry(&filled, "所属产业").printed else {
        panic!("a choice");
    };
    let ticked = groups.iter().flat_map(|group| &group.options);
    let ticked: Vec<&str> = ticked
        .filter(|(chosen, _)| *chosen)
        .map(|(_, title)| title.as_str())
        .collect();
    assert_eq!(ticked, ["汽车", "先进材料", "其他：氢能"]);
}

#[test]
fn a_table_has_the_printed_rows_and_as_many_more_as_are_filled() {
    let form = form("shanghai-organisation");
    let mut assessment = blank();
    let rows = |assessment: &Assessment| {
        let filled = filled(assessment, &form, "shanghai-model", &Personal::new());
        match &filled.parts[1].2 {
            Part::Table { rows, .. } => rows.clone(),
            Part::Rows { .. } => panic!("a table"),
        }
    };
    assert_eq!(rows(&assessment).len(), 5);
    note(
        &mut assessment,
        "shanghai-model",
        "form.activities.7.name",
        "QC小组",
    );
    let seven = rows(&assessment);
    assert_eq!(seven.len(), 7);
    assert_eq!(seven[6], ["7", "QC小组", ""]);
}

#[test]
fn what_is_personal_has_no_place_in_an_assessment() {
    let person = form("shanghai-person");
    let of = |form: &Form| -> Vec<String> {
        let fields = form.fields().filter(|field| field.is_personal);
        fields.map(|field| field.label.zh.clone()).collect()
    };
    let filler = ["填报人姓名", "联系手机", "电子邮件"];
    assert_eq!(of(&form("shanghai-organisation")), filler);
    let applicant = [
        "姓名",
        "身份证号",
        "性别",
        "政治面貌",
        "联系电话",
        "电子邮件",
    ];
    assert_eq!(of(&person), [&filler[..], &applicant].concat());
    for field in person.fields() {
        assert_eq!(field.note().is_none(), field.is_personal, "{}", field.id);
    }
    // Nothing that somebody smuggles into the notes is read in its place.
    let mut assessment = blank();
    note(
        &mut assessment,
        "shanghai-experience",
        "form.identity",
        "310101",
    );
    let mut said = Personal::new();
    let empty = filled(&assessment, &person, "shanghai-experience", &said);
    assert_eq!(line(entry(&empty, "身份证号")), "");
    said.insert("identity".into(), "31010119800101001X".into());
    let filled = filled(&assessment, &person, "shanghai-experience", &said);
    assert_eq!(line(entry(&filled, "身份证号")), "31010119800101001X");
}

#[test]
fn an_answer_is_undone_compared_restored_and_left_out_of_what_is_shared() {
    let before = blank();
    let mut after = before.clone();
    let field = TextField::Programme("shanghai-model".into(), "form.title".into());
    let mut log = UndoLog::default();
    log.apply(&mut after, Command::Text(field.clone(), "标题".into()), 0);
    assert_eq!(after.text(&field), "标题");
    let again = file::read(&file::write(&after), &*STANDARD).expect("no fault");
    assert_eq!(again.text(&field), "标题");

    assert_eq!(
        fields(&STANDARD, &[], &before, &after),
        [Address::Text(field.clone())]
    );
    let mut restored = before.clone();
    for command in changes(&STANDARD, &[], &before, &after) {
        UndoLog::default().apply(&mut restored, command, 0);
    }
    assert_eq!(restored.text(&field), "标题");

    let neutral = Neutral {
        organisation: "o",
        place: "p",
        author: "a",
        client: "c",
    };
    assert!(
        redact(after.clone(), "b", neutral)
            .assessment
            .programmes
            .is_empty()
    );
    assert!(scores_only(after.clone(), "b").programmes.is_empty());

    log.undo(&mut after);
    assert_eq!(after.text(&field), "");
}

#[test]
fn a_form_with_faults_names_them_all_in_both_languages() {
    for (name, folder) in golden::cases("forms") {
        let text = std::fs::read_to_string(folder.join("form.json")).expect("a form");
        let faults = Form::read(&text).expect_err(&name);
        golden::matches(&folder.join("faults.txt"), &golden::spoken(&faults));
    }
}

#[test]
fn the_example_of_the_manual_is_read() {
    let manual = golden::committed("programmes/README.md");
    let example = manual.split("```json\n").nth(2);
    let example = example.and_then(|rest| rest.split("```").next());
    let form = Form::read(example.expect("an example")).expect("no fault");
    assert_eq!(form.cover[0].known, Some(Known::Name));
    assert_eq!(form.fields().count(), 3);
}

#[test]
fn whatever_a_form_keeps_has_the_name_that_the_form_gives_it() {
    for id in ["shanghai-organisation", "shanghai-person"] {
        let form = form(id);
        for lang in [Lang::Zh, Lang::En] {
            let name = |note: &NoteId| form.name_of(note, lang);
            for field in form.fields() {
                let Some(note) = field.note() else {
                    assert_eq!(name(&format!("form.{}", field.id).as_str().into()), None);
                    continue;
                };
                let label = field.label.get(lang);
                assert_eq!(name(&note).as_deref(), Some(label));
                let Kind::Choice { groups, .. } = &field.kind else {
                    continue;
                };
                for option in groups.iter().flat_map(|group| &group.options) {
                    let open = format!("{label} · {}", option.title.get(lang));
                    let expected = option.is_open.then_some(open);
                    assert_eq!(name(&field.option_note(option)), expected);
                }
            }
            for section in &form.sections {
                if let Content::Table(table) = &section.content {
                    let column = &table.columns[0];
                    let found = name(&table.note(50, column)).expect("a cell");
                    assert!(found.starts_with(section.title.get(lang)) && found.contains("50"));
                    assert!(found.ends_with(column.label.get(lang)), "{found}");
                    assert_eq!(name(&table.note(51, column)), None);
                }
            }
            assert_eq!(name(&"form.nothing".into()), None);
        }
    }
}
