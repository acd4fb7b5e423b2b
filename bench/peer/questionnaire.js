// Our pack as a SurveyJS model: plain data, made while the page is built.

/** Every item a page: guidance points with evidence, factors in bands, the percent, the total so far. */
export function questionnaire(pack) {
  const bands = pack.scale.bands.map(({ percents }) => `${percents[0]}–${percents.at(-1)}%`);
  const percents = pack.scale.bands.flatMap(({ percents }) => percents);
  const items = pack.categories.flatMap(({ items }) => items);
  const factors = (item) => pack.guides.find(({ id }) => id === item.guide).factors;
  return {
    locale: 'zh-cn',
    showProgressBar: true,
    textUpdateMode: 'onTyping',
    calculatedValues: [{ name: 'total', expression: items.map(earned).join(' + ') }],
    pages: items.map((item) => ({
      name: `page_${key(item)}`,
      title: `${item.id} ${item.title.zh}（${item.points}分）`,
      elements: [
        ...item.guidance.map((point, index) => ({
          type: 'comment',
          name: `evidence_${key(item)}_${index + 1}`,
          title: point.heading.zh,
          description: point.asks.zh,
          rows: 4,
        })),
        {
          type: 'matrix',
          name: `factors_${key(item)}`,
          title: '评价要素',
          columns: bands,
          rows: factors(item).map(({ id, title }) => ({ value: id, text: title.zh })),
        },
        { type: 'radiogroup', name: percentOf(item), title: '得分率', choices: percents, colCount: 7 },
        { type: 'html', name: `total_${key(item)}`, html: '<p>总分 <b class="total">{total}</b></p>' },
      ],
    })),
  };
}

const key = (item) => item.id.replace('.', '_');
const percentOf = (item) => `percent_${key(item)}`;
const earned = (item) => `iif({${percentOf(item)}} notempty, {${percentOf(item)}} * ${item.points} / 100, 0)`;
