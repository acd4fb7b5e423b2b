// The order of the visits, and the medians of what they give. What a visit does is not its business.

import { quantile } from './quantile.mjs';
import { serve } from './serve.mjs';
import { ARRIVALS, USES, visited } from './visits.mjs';

/**
 * Visits each subject `runs` times and gives the median of every figure: `{ figures: { subject: { figure: number } },
 * failures: [text] }`. The subjects take turns, so that what else the machine does falls on all of them alike.
 */
export async function measure(browser, subjects, runs, tell) {
  const stands = [];
  for (const subject of subjects) stands.push({ subject, server: await serve(subject.folder, subject.policy), samples: {} });
  const failures = new Set();

  /** Keeps the figures of a visit, or why there are none; says which. */
  async function take({ subject, server, samples }, visit) {
    try {
      const figures = await visited(browser, server.origin, subject, visit);
      for (const [figure, value] of Object.entries(figures)) (samples[figure] ??= []).push(value);
    } catch (error) {
      failures.add(`${subject.title}: ${visit.name}: ${error.message.split('\n')[0]}`);
      return false;
    }
    return true;
  }

  // The first visit is not timed: the server compresses during it. Where it fails, the others would.
  const working = [];
  for (const stand of stands) {
    tell(`first visit: ${stand.subject.title}`);
    // Nor does what a subject holds belong to its first load.
    const measured = () => (isWhole(stand.subject) ? { bytes: total(stand.server.sent) } : {});
    const first = { ...ARRIVALS[0], name: 'first visit', measured };
    if (await take(stand, first)) working.push(stand);
  }
  for (let run = 1; run <= runs; run += 1) {
    tell(`run ${run} of ${runs}`);
    const turn = run % 2 ? working : working.toReversed();
    for (const visit of [...ARRIVALS, ...USES]) {
      for (const stand of turn) {
        const { only } = stand.subject;
        // What a subject holds comes after the arrival and changes nothing in it.
        if (only ? visit.name === only : isWhole(stand.subject) || USES.includes(visit)) await take(stand, visit);
      }
    }
  }
  for (const { server } of stands) server.close();

  const medians = (samples) => Object.fromEntries(Object.entries(samples).map(([figure, values]) => [figure, quantile(values, 0.5)]));
  return {
    figures: Object.fromEntries(stands.map(({ subject, samples }) => [subject.name, medians(samples)])),
    failures: [...failures],
  };
}

/** Whether a subject's arrival is measured too. */
const isWhole = ({ content, only }) => !content && !only;

const total = (sent) => [...sent.values()].reduce((sum, bytes) => sum + bytes, 0);
