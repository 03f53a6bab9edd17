// How numbers are packed and where the kernel finds them: offsets in bytes. Read by TypeScript and by AssemblyScript alike, so numbers only.

/** A posting is a number below 2^19 (a slot, or a skill) with points (0 to 7 000) in the 13 bits above; a place is a slot below its shard. */
export const POINTS_SHIFT = 19;
export const MOST_NUMBERS = 0x80000;
export const NUMBER = 0x7ffff;
/** Of an occupation that is near another: its number below its percent of nearness. */
export const PERCENT_SHIFT = 16;
export const OCCUPATION = 0xffff;
/** Of a kind of vacancy: the points for the level below the bits of the verdict. */
export const VERDICT_SHIFT = 14;
export const LEVEL_POINTS = 0x3fff;
/** Verdicts of several gates are joined by `|`: 0 satisfied, else the worst is the highest. */
export const OPEN = 1;
export const FAILS = 2;
/** Sums that one vector holds. */
export const LANES = 8;

/** The ring of people to be ranked: counters that only rise, modulo 2^32, then the addresses of so many records. */
export const RING = 256;
export const NEXT = 0;
export const PUBLISHED = 4;
export const DONE = 8;
export const OCCUPATION_WEIGHT = 12;
export const RECORDS = 16;

/** A person; behind it the occupations known, the skills, the addresses of the regions. */
export const TODAY = 0;
export const LIMIT = 4;
export const KINDS = 8;
export const TERMS = 12;
export const STARTS = 16;
export const RESULTS = 20;
export const OCCUPATIONS = 24;
export const SKILLS = 28;
export const SHARDS = 32;
export const PERSON = 36;
/** Address of the near occupations, how many, percent of practice. */
export const KNOWN_OCCUPATION = 12;
/** Number, evidence. */
export const SKILL = 8;

/** What was found: how many are matched, how many open; the keys of both lists, 8 bytes each; their places, 4 bytes each. */
export const KEYS = 8;

/** A region. */
export const SKILLS_HERE = 0;
export const SKILLS_KNOWN = 4;
export const POSTINGS_FROM = 8;
export const POSTINGS = 12;
export const SLOT_OCCUPATIONS = 16;
export const KINDS_HERE = 20;
export const KIND_ENDS = 24;
export const KIND_COUNT = 28;
export const PACKED = 32;
export const SLOTS = 36;
export const NEWER = 40;
export const NEWER_KINDS = 44;
export const NEWER_OCCUPATIONS = 48;
export const NEWER_SKILLS_FROM = 52;
export const NEWER_SKILLS = 56;
export const REGION = 60;

/** What is asked of a vacancy that comes near a list: number of the id's order, number of the terms, the day of the start below the last day. */
export const ORDER = 0;
export const SLOT_TERMS = 4;
export const DAYS = 8;
export const SLOT = 12;
export const EXPIRES_SHIFT = 16;
export const START = 0xffff;

/** One thread's own room: sums by slot, points by occupation, evidence by skill, the best score of each kind by region and then kind. */
export const SUMS = 0;
export const POINTS = 4;
export const EVIDENCE = 8;
export const BEST_OF_KINDS = 12;
export const ROOM = 16;
