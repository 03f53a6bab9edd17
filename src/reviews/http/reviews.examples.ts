/** Bodies of requests; shown in the API document. */
export const REVIEWS_EXAMPLES = {
  askForReview: { about: 'match-list', words: 'I have worked as a welder for ten years.' },
  answerReview: { outcome: 'upheld', reasons: 'The stay at the yard in Taranto was counted.' },
};
