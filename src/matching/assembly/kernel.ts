// The kernel in AssemblyScript: the same steps as javascript-kernel.ts over the same arrays, where they lie in the shared memory.
// `npm run kernel` builds it into kernel-bytes.ts.

import {
  BEST_OF_KINDS, DAYS, DONE, EVIDENCE, EXPIRES_SHIFT, FAILS, KEYS, KINDS, KINDS_HERE, KIND_COUNT, KIND_ENDS, KNOWN_OCCUPATION, LANES, LEVEL_POINTS,
  LIMIT, NEWER, NEWER_KINDS, NEWER_OCCUPATIONS, NEWER_SKILLS, NEWER_SKILLS_FROM, NEXT, NUMBER, OCCUPATION, OCCUPATIONS, OCCUPATION_WEIGHT, OPEN,
  ORDER, PACKED, PERCENT_SHIFT, PERSON, POINTS, POINTS_SHIFT, POSTINGS, POSTINGS_FROM, PUBLISHED, RECORDS, RESULTS, RING, SHARDS, SKILL, SKILLS,
  SKILLS_HERE, SKILLS_KNOWN, SLOT, SLOTS, SLOT_OCCUPATIONS, SLOT_TERMS, START, STARTS, SUMS, TERMS, TODAY, VERDICT_SHIFT,
} from '../domain/index/layout';

// The person and the region that this thread is at.
let room: usize = 0;
let today: u32 = 0;
let limit: u32 = 0;
let kinds: usize = 0;
let terms: usize = 0;
let starts: usize = 0;
let results: usize = 0;
let keys0: usize = 0;
let places0: usize = 0;
/** A score below this need not be offered: at first as the best of the kinds let expect, then as the full list has it. */
let threshold0: u32 = 0;
let threshold1: u32 = 0;
let shard: usize = 0;
let shardNumber: u32 = 0;

/** Ranks people of the ring until none is left that was published. */
export function rankPublished(ring: usize, scratch: usize): void {
  room = scratch;
  while (true) {
    const at = atomic.load<u32>(ring, NEXT);
    if (<i32>(atomic.load<u32>(ring, PUBLISHED) - at) <= 0) return;
    if (atomic.cmpxchg<u32>(ring, at, at + 1, NEXT) != at) continue;
    const record = load<u32>(ring + 4 * (at & (RING - 1)), RECORDS);
    rankPerson(record, load<u32>(ring, OCCUPATION_WEIGHT));
    atomic.add<u32>(ring, 1, DONE);
  }
}

function rankPerson(person: usize, occupationWeight: u32): void {
  today = load<u32>(person, TODAY);
  limit = load<u32>(person, LIMIT);
  kinds = load<u32>(person, KINDS);
  terms = load<u32>(person, TERMS);
  starts = load<u32>(person, STARTS);
  results = load<u32>(person, RESULTS);
  keys0 = results + KEYS;
  places0 = keys0 + 16 * limit;
  const occupations = person + PERSON;
  const skills = occupations + KNOWN_OCCUPATION * load<u32>(person, OCCUPATIONS);
  const skillsEnd = skills + SKILL * load<u32>(person, SKILLS);
  const shardsEnd = skillsEnd + 4 * load<u32>(person, SHARDS);
  spreadOccupations(occupations, skills, occupationWeight);
  const slots = addSkills(skills, skillsEnd, shardsEnd);
  expect(skillsEnd, shardsEnd);
  offerAll(skills, skillsEnd, shardsEnd);
  if (isShort(threshold0, 0) || isShort(threshold1, 1)) {
    threshold0 = 0;
    threshold1 = 0;
    offerAll(skills, skillsEnd, shardsEnd);
  }
  memory.fill(load<u32>(room, SUMS), 0, 2 * slots);
  forgetOccupations(occupations, skills);
}

/** More was expected than came. */
function isShort(threshold: u32, list: u32): bool {
  return threshold > 0 && load<u32>(results + 4 * list) < limit;
}

function spreadOccupations(from: usize, to: usize, weight: u32): void {
  const points = load<u32>(room, POINTS);
  for (let known = from; known < to; known += KNOWN_OCCUPATION) {
    const entries = load<u32>(known);
    const end = entries + 4 * load<u32>(known, 4);
    const practice = weight * load<u32>(known, 8);
    for (let at: usize = entries; at < end; at += 4) {
      const entry = load<u32>(at);
      const here = points + 2 * (entry & OCCUPATION);
      store<u16>(here, <u16>max(<u32>load<u16>(here), (practice * (entry >> PERCENT_SHIFT)) / 10000));
    }
  }
}

function forgetOccupations(from: usize, to: usize): void {
  for (let known = from; known < to; known += KNOWN_OCCUPATION) {
    const count = load<u32>(known, 4);
    if (!count) continue;
    const last = load<u32>(load<u32>(known) + 4 * count - 4) & OCCUPATION;
    memory.fill(load<u32>(room, POINTS), 0, 2 * last + 2);
  }
}

function addSkills(skills: usize, skillsEnd: usize, shardsEnd: usize): u32 {
  const sums = load<u32>(room, SUMS);
  let slots: u32 = 0;
  for (let one = skillsEnd; one < shardsEnd; one += 4) {
    shard = load<u32>(one);
    addSkillsIn(sums + 2 * slots, skills, skillsEnd);
    slots += load<u32>(shard, PACKED);
  }
  return slots;
}

// @ts-ignore: decorator
@inline
function addPosting(sums: usize, posting: u32, evidence: u32): void {
  const place = sums + 2 * (posting & NUMBER);
  store<u16>(place, <u16>(<u32>load<u16>(place) + (((posting >> POINTS_SHIFT) * evidence) >> 6)));
}

function addSkillsIn(sums: usize, from: usize, to: usize): void {
  const skillsHere = load<u32>(shard, SKILLS_HERE);
  const known = load<u32>(shard, SKILLS_KNOWN);
  const begins = load<u32>(shard, POSTINGS_FROM);
  const postings = load<u32>(shard, POSTINGS);
  for (let one = from; one < to; one += SKILL) {
    const skill = load<u32>(one);
    if (skill >= known) continue;
    const here: u32 = load<u16>(skillsHere + 2 * skill);
    if (!here) continue;
    const evidence = load<u32>(one, 4);
    const begin = begins + 4 * here - 4;
    let at: usize = postings + 4 * load<u32>(begin);
    const end: usize = postings + 4 * load<u32>(begin, 4);
    for (; at + 16 <= end; at += 16) {
      addPosting(sums, load<u32>(at), evidence);
      addPosting(sums, load<u32>(at, 4), evidence);
      addPosting(sums, load<u32>(at, 8), evidence);
      addPosting(sums, load<u32>(at, 12), evidence);
    }
    for (; at < end; at += 4) addPosting(sums, load<u32>(at), evidence);
  }
}

/** Adds the points for occupations where no gate fails, and keeps the best score of each kind and what the last on each list has at least, if the best of every kind may be on it. */
function expect(shards: usize, shardsEnd: usize): void {
  let sums = load<u32>(room, SUMS);
  let best = load<u32>(room, BEST_OF_KINDS);
  store<u64>(results, 0);
  for (let one = shards; one < shardsEnd; one += 4) {
    shard = load<u32>(one);
    const kindsHere = load<u32>(shard, KINDS_HERE);
    const ends = load<u32>(shard, KIND_ENDS);
    const count = load<u32>(shard, KIND_COUNT);
    const occupations = load<u32>(shard, SLOT_OCCUPATIONS);
    let from: u32 = 0;
    for (let run: u32 = 0; run < count; run++, best += 2) {
      const row: u32 = load<u16>(kinds + 2 * load<u32>(kindsHere + 4 * run));
      const to = load<u32>(ends + 4 * run);
      const verdict = row >> VERDICT_SHIFT;
      const sum = verdict & FAILS ? 0 : addOccupations(sums, occupations, from, to);
      store<u16>(best, <u16>(sum ? sum + (row & LEVEL_POINTS) : 0));
      if (sum) keepBest(sum + (row & LEVEL_POINTS), verdict);
      from = to;
    }
    sums += 2 * load<u32>(shard, PACKED);
  }
  threshold0 = leastOfBest(0);
  threshold1 = leastOfBest(1);
}

/** Eight slots at a time. @returns the greatest sum */
function addOccupations(sums: usize, occupations: usize, from: u32, to: u32): u32 {
  const points = load<u32>(room, POINTS);
  let greatest = i16x8.splat(0);
  let slot = from;
  for (; slot + LANES <= to; slot += LANES) {
    const here = sums + 2 * slot;
    const asked = occupations + 2 * slot;
    let bears = v128.load_lane<u16>(points + 2 * <usize>load<u16>(asked), i16x8.splat(0), 0);
    bears = v128.load_lane<u16>(points + 2 * <usize>load<u16>(asked, 2), bears, 1);
    bears = v128.load_lane<u16>(points + 2 * <usize>load<u16>(asked, 4), bears, 2);
    bears = v128.load_lane<u16>(points + 2 * <usize>load<u16>(asked, 6), bears, 3);
    bears = v128.load_lane<u16>(points + 2 * <usize>load<u16>(asked, 8), bears, 4);
    bears = v128.load_lane<u16>(points + 2 * <usize>load<u16>(asked, 10), bears, 5);
    bears = v128.load_lane<u16>(points + 2 * <usize>load<u16>(asked, 12), bears, 6);
    bears = v128.load_lane<u16>(points + 2 * <usize>load<u16>(asked, 14), bears, 7);
    const sum = i16x8.add(v128.load(here), bears);
    v128.store(here, sum);
    greatest = i16x8.max_s(greatest, sum);
  }
  greatest = i16x8.max_s(greatest, i8x16.shuffle(greatest, greatest, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
  greatest = i16x8.max_s(greatest, i8x16.shuffle(greatest, greatest, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11));
  greatest = i16x8.max_s(greatest, i8x16.shuffle(greatest, greatest, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13));
  let found = <u32>i16x8.extract_lane_u(greatest, 0);
  for (; slot < to; slot++) {
    const here = sums + 2 * slot;
    const sum = <u32>load<u16>(here) + <u32>load<u16>(points + 2 * <usize>load<u16>(occupations + 2 * slot));
    store<u16>(here, <u16>sum);
    found = max(found, sum);
  }
  return found;
}

/** While nothing is offered yet, the room for keys holds the best of the kinds. */
function keepBest(score: u32, list: u32): void {
  const best = keys0 + 8 * limit * list;
  let held = load<u32>(results + 4 * list);
  if (held == limit) {
    if (score <= <u32>load<u16>(best + 2 * limit - 2)) return;
    held--;
  }
  let at = held;
  for (; at > 0 && <u32>load<u16>(best + 2 * at - 2) < score; at--) store<u16>(best + 2 * at, load<u16>(best + 2 * at - 2));
  store<u16>(best + 2 * at, <u16>score);
  store<u32>(results + 4 * list, held + 1);
}

function leastOfBest(list: u32): u32 {
  if (terms | starts || load<u32>(results + 4 * list) < limit) return 0;
  return <u32>load<u16>(keys0 + 8 * limit * list + 2 * limit - 2);
}

function offerAll(skills: usize, skillsEnd: usize, shardsEnd: usize): void {
  let sums = load<u32>(room, SUMS);
  let best = load<u32>(room, BEST_OF_KINDS);
  store<u64>(results, 0);
  shardNumber = 0;
  for (let one = skillsEnd; one < shardsEnd; one += 4, shardNumber++) {
    shard = load<u32>(one);
    const kindsHere = load<u32>(shard, KINDS_HERE);
    const ends = load<u32>(shard, KIND_ENDS);
    const count = load<u32>(shard, KIND_COUNT);
    let from: u32 = 0;
    for (let run: u32 = 0; run < count; run++, best += 2) {
      const to = load<u32>(ends + 4 * run);
      const here: u32 = load<u16>(best);
      if (here) {
        const row: u32 = load<u16>(kinds + 2 * load<u32>(kindsHere + 4 * run));
        if (here >= thresholdOf(row >> VERDICT_SHIFT)) offerKind(sums, row, from, to);
      }
      from = to;
    }
    sums += 2 * load<u32>(shard, PACKED);
    if (load<u32>(shard, NEWER)) offerNewer(skills, skillsEnd);
  }
}

/** The score for a place on the list that a kind's vacancies lead to; where terms or start may lead them to the other, on either. */
function thresholdOf(verdict: u32): u32 {
  return terms | starts ? min(threshold0, threshold1) : verdict == OPEN ? threshold1 : threshold0;
}

/** What skills and occupation must come to; one point at least, for without them it is no match. */
function leastSum(verdict: u32, level: u32): v128 {
  const score = thresholdOf(verdict);
  return i16x8.splat(<i16>(score > level ? score - level : 1));
}

function offerKind(sums: usize, row: u32, from: u32, to: u32): void {
  const level = row & LEVEL_POINTS;
  const verdict = row >> VERDICT_SHIFT;
  let least = leastSum(verdict, level);
  for (let slot = from; slot < to; slot += LANES) {
    let hits: u32 = i16x8.bitmask(i16x8.ge_s(v128.load(sums + 2 * slot), least));
    if (slot + LANES > to) hits &= (1 << (to - slot)) - 1;
    if (!hits) continue;
    while (hits) {
      const hit = slot + ctz(hits);
      hits &= hits - 1;
      offer(hit, <u32>load<u16>(sums + 2 * hit) + level, verdict);
    }
    least = leastSum(verdict, level);
  }
}

function offer(slot: u32, score: u32, verdict: u32): void {
  const here = load<u32>(shard, SLOTS) + SLOT * slot;
  const days = load<u32>(here, DAYS);
  if (days >> EXPIRES_SHIFT < today) return;
  let bits = verdict;
  if (terms) bits |= load<u8>(terms + load<u32>(here, SLOT_TERMS));
  if (starts) bits |= load<u8>(starts + (days & START));
  if (bits & FAILS) return;
  place(slot, load<u32>(here, ORDER), score, bits);
}

/** The first `limit` of a list, in order: by score, then by the number of the id. */
function place(slot: u32, order: u32, score: u32, list: u32): void {
  const least = list ? threshold1 : threshold0;
  if (score < least) return;
  const key = (<u64>score << 32) | <u64>(~order);
  const keys = keys0 + 8 * limit * list;
  const places = places0 + 4 * limit * list;
  let held = load<u32>(results + 4 * list);
  if (held == limit) {
    if (key < load<u64>(keys + 8 * limit - 8)) return;
    held--;
  }
  let at = held;
  for (; at > 0 && load<u64>(keys + 8 * at - 8) < key; at--) {
    store<u64>(keys + 8 * at, load<u64>(keys + 8 * at - 8));
    store<u32>(places + 4 * at, load<u32>(places + 4 * at - 4));
  }
  store<u64>(keys + 8 * at, key);
  store<u32>(places + 4 * at, (shardNumber << POINTS_SHIFT) | slot);
  store<u32>(results + 4 * list, ++held);
  if (held < limit) return;
  const threshold = <u32>(load<u64>(keys + 8 * limit - 8) >> 32);
  if (list) threshold1 = threshold;
  else threshold0 = threshold;
}

function offerNewer(skills: usize, skillsEnd: usize): void {
  const evidence = load<u32>(room, EVIDENCE);
  for (let one = skills; one < skillsEnd; one += SKILL) store<u8>(evidence + load<u32>(one), <u8>load<u32>(one, 4));
  const count = load<u32>(shard, NEWER);
  const packed = load<u32>(shard, PACKED);
  const newerKinds = load<u32>(shard, NEWER_KINDS);
  for (let one: u32 = 0; one < count; one++) {
    const row: u32 = load<u16>(kinds + 2 * load<u32>(newerKinds + 4 * one));
    const verdict = row >> VERDICT_SHIFT;
    if (verdict & FAILS) continue;
    const sum = pointsOf(one, evidence);
    if (sum) offer(packed + one, sum + (row & LEVEL_POINTS), verdict);
  }
  for (let one = skills; one < skillsEnd; one += SKILL) store<u8>(evidence + load<u32>(one), 0);
}

function pointsOf(one: u32, evidence: usize): u32 {
  const asked = load<u32>(shard, NEWER_SKILLS);
  const begins = load<u32>(shard, NEWER_SKILLS_FROM) + 4 * one;
  const occupation: u32 = load<u16>(load<u32>(shard, NEWER_OCCUPATIONS) + 2 * one);
  let sum: u32 = load<u16>(load<u32>(room, POINTS) + 2 * occupation);
  for (let at: u32 = load<u32>(begins), end = load<u32>(begins, 4); at < end; at++) {
    const posting = load<u32>(asked + 4 * at);
    sum += ((posting >> POINTS_SHIFT) * <u32>load<u8>(evidence + (posting & NUMBER))) >> 6;
  }
  return sum;
}
