import { fold } from '../domain/fold.js';

/** How an employer asks for a skill: without doubt, as an advantage, or expressly not. */
export type Demand = 'required' | 'desirable' | 'negated';

/** Said before or after the skill, in the same clause; folded. English, French, Romanian, Italian, Spanish. */
const NEGATED =
  /\b(no|not|without|non|pas|sans|fara|nu|senza|sin)\b(?: \S+){0,8} (?:needed|required|necessary|requise?s?|necessaires?|exigee?s?|obligatoires?|necesara?|ceruta?|obligatorie|richiest[aoei]|necessari[aoe]?|requeridos?|requeridas?|necesari[ao]s?|obligatori[ao]s?)\b|\b(?:no (?:prior |previous )?(?:experience|knowledge)|(?:not|don t|do not|need not) (?:need|require|have to)|pas besoin|sans experience|aucune experience|fara experienta|nu (?:este|e|sunt) (?:necesar\S*|nevoie|obligatori\S*)|nu (?:se )?cere|senza esperienza|non (?:e |sono )?(?:richiest\S*|necessari\S*|serve)|sin experiencia|no se (?:requiere|necesita))\b/;
const DESIRABLE =
  /\b(?:desirable|desired|preferred|preferably|preferable|advantage|advantageous|asset|bonus|plus|nice to have|ideally|beneficial|would be (?:good|useful|great)|souhaitee?s?|apprecie\S*|un atout|serait un|ideal\S*|constituie (?:un )?avantaj|avantaj|de preferat|preferabil|dezirabil\S*|preferibil\S*|gradit\S*|costituisc\S*|titolo preferenziale|vantaggio|deseable\S*|valorable\S*|se valora\S*|ventaja|preferible\S*|preferentemente)\b/;

/** @param clause the words around a skill up to the nearest full stop, semicolon or line's end */
export function demandIn(clause: string): Demand {
  const folded = fold(clause);
  if (NEGATED.test(folded) && !/\bnot only\b/.test(folded)) return 'negated';
  return DESIRABLE.test(folded) ? 'desirable' : 'required';
}

/** Clauses with their places: what one cue governs. Contrasting words begin a new one. */
export function clausesOf(text: string): { readonly begin: number; readonly end: number }[] {
  const clauses: { begin: number; end: number }[] = [];
  let begin = 0;
  for (const { 0: mark, index } of text.matchAll(/[;\n\r•·!?]+|\.(?=\s|$)|,?\s(?:but|however|mais|dar|insa|însă|ma|pero)\s/gu)) {
    if (index > begin) clauses.push({ begin, end: index });
    begin = index + mark.length;
  }
  if (begin < text.length) clauses.push({ begin, end: text.length });
  return clauses;
}
