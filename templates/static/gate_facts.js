// The facts that the gate's table may ask for, and how each is derived; sex never decides alone.
import { allSaid, opens, recorded, signs } from "./gate_policy.js";

const oneOf = (...words) => (word) => words.includes(word);
const isBoolean = (value) => typeof value === "boolean";
const isSaid = oneOf("yes", "no", "not_asked");
const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** What is told of an encounter, all of it, with what each may be. */
const TOLD = {
  on: isDay,
  role: oneOf("buying", "selling", "controlling", "other", "unclear"),
  gender: oneOf("woman", "man", "other", "not_stated"),
  date_of_birth: (day) => day === null || isDay(day),
  apparent_age: (age) => age === null || Number.isInteger(age),
  identity: oneOf("volunteered", "document", "police_s50", "unknown"),
  identity_checked: oneOf("document", "police", "address_check", "none"),
  other_person_age_doubt: isBoolean,
  other_person_exploited: isBoolean,
  screening: (said) => said instanceof Object && Object.values(said).every(isSaid),
  flag: oneOf(null, "confirmed", "added", "asked_to_lift"),
  offered: isBoolean,
  offer_answer: oneOf(null, "accepted", "declined", "not_safe_to_ask"),
  safeguarding_answered: isBoolean,
  order_concerns: Array.isArray,
  powers: Array.isArray,
  dispersal_live: isBoolean,
  offline: isBoolean,
  kit_expired: isBoolean,
};

/** What happened before, where nobody could read it; offline every history counts as this one. */
export const UNREAD = {
  contacts: 0,
  declines: 0,
  lift_given: false,
  exception_authorised: false,
  no_investigation_wanted: false,
};

/** Every fact with whether it holds, and the gravest sign in words; throws on what is not TOLD. */
export function derive(facts, history, policy, table) {
  check(facts);
  const known = facts.offline ? UNREAD : history;
  const sign = signOf(facts, policy);
  const found = {
    ...age(facts, table),
    ...roles(facts),
    ...surroundings(facts),
    ...offer(facts),
    sign: sign !== "",
    screening_complete: allSaid(policy, facts.screening, "yes", "no"),
  };
  const byFlag = flag(facts, found, known, policy);
  return { facts: { ...found, ...byFlag, ...past(known, policy) }, sign };
}

/** Whether a fact holds; throws where none of that name is derived. */
export function has({ facts }, fact) {
  if (!isBoolean(facts[fact])) throw new TypeError(`The gate does not know ${fact}.`);
  return facts[fact];
}

/** Age in whole years on a day; somebody born on 29 February is a year older on 1 March. */
export function ageOn(bornOn, on) {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

function check(facts) {
  const names = Object.keys({ ...TOLD, ...facts });
  const strange = names.filter((name) => !TOLD[name]?.(facts[name]));
  if (strange.length) throw new TypeError(`The gate cannot read ${strange.join(", ")}.`);
}

function age(facts, table) {
  const { adult_from, doubt_under, birth_date_shown_by } = table.age;
  const isBornOn = facts.date_of_birth !== null;
  const looksYoung = facts.apparent_age === null || facts.apparent_age < doubt_under;
  const shown = Object.entries(birth_date_shown_by).some(([how, by]) => by.includes(facts[how]));
  const found = {
    under_18: isBornOn && ageOn(facts.date_of_birth, facts.on) < adult_from,
    age_doubt_recorded: facts.screening.age_doubt === "yes",
    age_unknown: !isBornOn && looksYoung,
    age_unproven: isBornOn && !shown && looksYoung,
  };
  return { ...found, child_or_doubt: Object.values(found).includes(true) };
}

function roles({ role }) {
  return {
    buying: role === "buying",
    selling: role === "selling",
    controlling: role === "controlling",
    other_role: role === "other",
    unclear_role: role === "unclear",
  };
}

function surroundings(facts) {
  return {
    other_person_young: facts.other_person_age_doubt,
    other_person_exploited: facts.other_person_exploited,
    other_person_at_risk: facts.other_person_age_doubt || facts.other_person_exploited,
    safeguarding_answered: facts.safeguarding_answered,
    penalty_power: facts.powers.includes("s68"),
    direction_power: facts.powers.includes("s35"),
    any_power: facts.powers.length > 0,
    dispersal_live: facts.dispersal_live,
    offline: facts.offline,
    kit_expired: facts.kit_expired,
  };
}

function offer(facts) {
  const made = facts.offered && facts.offer_answer !== "not_safe_to_ask";
  return {
    offer_needed: facts.role === "other" && facts.gender !== "man",
    offer_made: made,
    offer_answered: made && facts.offer_answer !== null,
    offer_declined: made && facts.offer_answer === "declined",
  };
}

function signOf({ role, screening }, policy) {
  const isSign = (question) => screening[question] === "yes";
  const shown = signs(policy, isBuyingOrControlling(role)).find(isSign);
  return shown ? recorded(policy, shown) : "";
}

function flag(facts, found, history, policy) {
  const byRole = found.selling || found.unclear_role;
  const byOfficer = ["confirmed", "added"].includes(facts.flag);
  const lifted = history.lift_given && !byRole && !found.child_or_doubt;
  const resolved = found.offer_answered && allSaid(policy, facts.screening, "no");
  return {
    officer_flag: byOfficer,
    flag_lifted: lifted,
    flagged: byRole || ((found.sign || byOfficer) && !lifted),
    recommended: isRecommended(facts) && !resolved && !lifted,
  };
}

function isRecommended(facts) {
  return (
    facts.gender === "woman" &&
    !isBuyingOrControlling(facts.role) &&
    facts.order_concerns.some((concern) => concern !== "other")
  );
}

function isBuyingOrControlling(role) {
  return role === "buying" || role === "controlling";
}

function past(history, { ladder, exception }) {
  return {
    ladder_reached: opens(ladder, "warning", history.contacts + 1),
    exception_on: exception !== null,
    declines_reached: exception !== null && history.declines >= exception.declines,
    exception_authorised: history.exception_authorised,
    no_investigation_wanted: history.no_investigation_wanted,
  };
}
