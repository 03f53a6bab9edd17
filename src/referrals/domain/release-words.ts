import type { WordingLanguage } from '../../profiles/index.js';
import type { ReleaseField } from './release-field.js';

type Words = Readonly<Record<ReleaseField, string>>;

/** What each field is called in the consent that the person gives. */
const WORDS: Readonly<Record<WordingLanguage, Words>> = {
  en: {
    ...{
      name: 'my name',
      contact: 'how to reach me',
      qualifications: 'my qualifications',
      experience: 'my experience',
      skills: 'my skills',
    },
    ...{ languages: 'my languages', licences: 'my licences', recognition: 'what is recognised of my qualifications' },
  },
  ro: {
    ...{ name: 'numele meu', contact: 'cum pot fi contactat(ă)', qualifications: 'calificările mele', experience: 'experiența mea' },
    ...{
      skills: 'competențele mele',
      languages: 'limbile mele',
      licences: 'licențele mele',
      recognition: 'ce este recunoscut din calificările mele',
    },
  },
  fr: {
    ...{
      name: 'mon nom',
      contact: 'comment me joindre',
      qualifications: 'mes qualifications',
      experience: 'mon expérience',
      skills: 'mes compétences',
    },
    ...{ languages: 'mes langues', licences: 'mes licences', recognition: 'ce qui est reconnu de mes qualifications' },
  },
  it: {
    name: 'il mio nome',
    contact: 'come contattarmi',
    qualifications: 'i miei titoli e le mie qualifiche',
    experience: 'la mia esperienza',
    skills: 'le mie competenze',
    languages: 'le mie lingue',
    licences: 'le mie abilitazioni',
    recognition: 'ciò che è riconosciuto dei miei titoli',
  },
  es: {
    name: 'mi nombre',
    contact: 'cómo contactarme',
    qualifications: 'mis títulos',
    experience: 'mi experiencia',
    skills: 'mis competencias',
    languages: 'mis idiomas',
    licences: 'mis habilitaciones',
    recognition: 'lo que está reconocido de mis títulos',
  },
  ar: {
    name: 'اسمي',
    contact: 'كيفية الاتصال بي',
    qualifications: 'مؤهلاتي',
    experience: 'خبرتي',
    skills: 'مهاراتي',
    languages: 'لغاتي',
    licences: 'تراخيصي المهنية',
    recognition: 'ما اعتُرف به من مؤهلاتي',
  },
  uk: {
    name: 'моє ім’я',
    contact: 'як зі мною зв’язатися',
    qualifications: 'мої кваліфікації',
    experience: 'мій досвід',
    skills: 'мої навички',
    languages: 'мої мови',
    licences: 'мої ліцензії',
    recognition: 'що визнано з моїх кваліфікацій',
  },
};

export function inWords(fields: readonly ReleaseField[], language: WordingLanguage): string {
  return fields.map((field) => WORDS[language][field]).join(', ');
}
