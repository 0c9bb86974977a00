/** What a group of reports needs to be proposed as new. Chosen on two planted stories and one seed; see docs/reference/new-routines.md. */
export const limits = {
  /** Weeks before `asOf` that count as of late. */
  weeks: 4,
  /** Reports that came before, in the same script, without which nothing can be called new. */
  history: 300,
  /** Earlier reports that are read; of more, a sample by their ids. */
  sample: 200_000,
  /** Different tellings of a group, and phrases of its own that do not overlap. */
  tellings: 5,
  phrases: 3,
  /** Phrases of a group that a report must tell to belong to it. */
  told: 2,
  /** Tellings in which a term must stand to be tried. */
  tried: 4,
  /** A phrase is new when it is this many times as frequent as before, a group when it is so many times: else more tell what was known. */
  times: 8,
  groupTimes: 20,
  /** Chance of a group's first phrase over all terms that were tried together (Bonferroni), and of each other phrase alone. */
  first: 0.01,
  other: 0.002,
  /** Chance that a phrase meets a group's reports as often as it does. */
  meets: 0.001,
  /** Share of the tellings with a phrase that the group must hold for the phrase to be its own; so much is enough by itself. */
  own: 0.4,
  nearly: 0.8,
  /** Chance of the whole group: tellings of late against before, agency by agency. */
  group: 1e-6,
} as const;
