// What a council decides about the gate: signs, ladder, exception and questions of its own.

/** The policy that a field kit brings, with every question that is asked under it. */
export function policyOf({ gate, screening }) {
  return { ...gate.policy, questions: screening.questions };
}

/** The questions whose yes is a sign of exploitation, the gravest first. */
export function signs(policy, isBuyingOrControlling) {
  if (isBuyingOrControlling) return policy.signs_for_anyone;
  const others = policy.signs_unless_buying_or_controlling;
  return [...policy.signs_for_anyone, ...(others ?? policy.questions.map((each) => each.question))];
}

/** How a yes to the question is told back, to go on from "you recorded that". */
export function recorded({ questions }, question) {
  return questions.find((each) => each.question === question).recorded;
}

/** Whether every question, the council's own among them, has one of these answers. */
export function allSaid({ questions }, screening, ...answers) {
  return questions.every(({ question }) => answers.includes(screening[question]));
}

/** Whether a contact, the first being 1, stands on or above a step that opens the outcome. */
export function opens({ steps }, outcome, contact) {
  return steps.some((step) => step.contact <= contact && step.opens.includes(outcome));
}
