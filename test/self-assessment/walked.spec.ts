import type { Browser, Page } from 'playwright-core';
import { Drafts } from '../../src/self-assessment/application/drafts.js';
import type { Bound } from '../../src/self-assessment/domain/person-of-answers.js';
import type { Question } from '../../src/self-assessment/domain/questions.js';
import { addressOf } from '../../src/self-assessment/domain/where-next.js';
import { demonstratedInBrowser, type InBrowser } from '../fixtures/demonstrated-in-browser.js';
import { EVERY_LANGUAGE, hasChromium } from '../fixtures/looked-at.js';
import type { TestService } from '../fixtures/test-service.js';
import { WALKS, Walk } from '../fixtures/walks.js';
import { changesAnAnswer, questions } from '../fixtures/what-is-asked.js';

type Section = 'certain' | 'likely' | 'needs-decision' | 'not-covered' | 'lead' | 'work';
interface Read {
  readonly persona: keyof typeof WALKS;
  readonly language: string;
  readonly width: number;
  readonly script: boolean;
  /** Words that stand in each part of the answer page; of the parts that are not named, `certain` to `not-covered` are not there. */
  readonly reads: Partial<Readonly<Record<Section, readonly string[]>>>;
}

const EXPERIENCE_RULE = 'Invented for this demonstration, Art 4(3)';
const UNIT_RULE = 'Invented for this demonstration, Art 4(2)';
const ATESTAT = 'Atestat de studii medii de cultură generală';
const AGREEMENT_2021 = 'Agreement of 23 November 2021 on recognition of studies, as ratified by Law 174/2022 of Romania';

/** Each in one language, one narrow, one wide, one without a script; in the others by `npm run test:every-language`. */
const READ_ALWAYS = { E1: 'ro', E3: 'ar', E7: 'fr' };
const READS: readonly Read[] = [
  {
    ...{ persona: 'E1', language: 'ro', width: 320, script: true },
    reads: {
      lead: [
        'Ce aduceți poate conta în Republica Moldova: mai lipsesc unul sau mai mulți pași.',
        'Aceasta este o previziune, nu o decizie.',
      ],
      likely: [
        'Experiența dumneavoastră – muncă într-o ocupație nereglementată',
        'Articolul 4(3)',
        EXPERIENCE_RULE,
        'Demonstrație',
        'neverificat',
      ],
      work: ['Îngrijitor la domiciliu', 'Demonstrație'],
    },
  },
  {
    ...{ persona: 'E1', language: 'it', width: 320, script: true },
    reads: {
      lead: ['Ciò che porta può contare (Moldavia): mancano ancora uno o più passi.', 'Questa è una previsione, non una decisione.'],
      likely: ['un lavoro in una professione non regolamentata', 'Articolo 4(3)', EXPERIENCE_RULE, 'Dimostrazione', 'non verificato'],
      work: ['Îngrijitor la domiciliu', 'Dimostrazione'],
    },
  },
  {
    ...{ persona: 'E1', language: 'uk', width: 1280, script: true },
    reads: {
      lead: ['Те, що ви маєте, може бути зараховане (Молдова): ще бракує одного чи кількох кроків.', 'Це прогноз, а не рішення.'],
      likely: ['робота за нерегульованою професією', 'Стаття 4(3)', EXPERIENCE_RULE, 'Демонстрація', 'не перевірено'],
      work: ['Îngrijitor la domiciliu', 'Демонстрація'],
    },
  },
  {
    ...{ persona: 'E3', language: 'ar', width: 1280, script: true },
    reads: {
      lead: ['جزء مما تحمله يُحتسب وفق القواعد السارية (مولدوفا).', 'هناك اليوم عمل متاح يناسبك.'],
      certain: ['EN ISO 9606-1', 'اعتراف بجزء', 'المادة 4(2)', UNIT_RULE, 'عرض تجريبي', 'لم تعد الشهادة صالحة'],
      'not-covered': ['EN ISO 9606-1', 'استخدام لقب أكاديمي'],
      work: ['Sudor'],
    },
  },
  {
    ...{ persona: 'E3', language: 'en', width: 320, script: true },
    reads: {
      lead: ['Part of what you bring counts in Moldova under the rules in force.', 'There is open work that fits you today.'],
      certain: ['EN ISO 9606-1', 'recognition of a part', 'Article 4(2)', UNIT_RULE, 'Demonstration', 'no longer valid'],
      'not-covered': ['EN ISO 9606-1', 'using an academic title'],
      work: ['Sudor'],
    },
  },
  {
    ...{ persona: 'E3', language: 'es', width: 320, script: true },
    reads: {
      lead: ['Una parte de lo que trae cuenta según las reglas en vigor (Moldavia).', 'Hoy hay trabajo abierto que le conviene.'],
      certain: ['EN ISO 9606-1', 'reconocimiento de una parte', 'Artículo 4(2)', UNIT_RULE, 'Demostración', 'certificado'],
      'not-covered': ['EN ISO 9606-1', 'usar un título académico'],
      work: ['Sudor'],
    },
  },
  {
    ...{ persona: 'E7', language: 'fr', width: 320, script: false },
    reads: {
      lead: ['Une partie de ce que vous apportez compte selon les règles en vigueur (Roumanie).', 'prévision'],
      certain: [
        ATESTAT,
        'poursuivre des études',
        'reconnaissance complète',
        'Diplomă de bacalaureat',
        'Article 3(3)',
        AGREEMENT_2021,
        'non vérifié',
      ],
      'needs-decision': [ATESTAT, 'un travail dans un métier non réglementé'],
    },
  },
  {
    ...{ persona: 'E7', language: 'ro', width: 320, script: true },
    reads: {
      lead: ['O parte din ce aduceți contează în România, după regulile în vigoare.', 'previziune'],
      certain: [
        ATESTAT,
        'continuarea studiilor',
        'recunoaștere deplină',
        'Diplomă de bacalaureat',
        'Articolul 3(3)',
        AGREEMENT_2021,
        'neverificat',
      ],
      'needs-decision': [ATESTAT, 'muncă într-o ocupație nereglementată'],
    },
  },
  {
    ...{ persona: 'E7', language: 'ar', width: 1280, script: true },
    reads: {
      lead: ['جزء مما تحمله يُحتسب وفق القواعد السارية (رومانيا).', 'توقّع'],
      certain: [ATESTAT, 'مواصلة الدراسة', 'اعتراف كامل', 'Diplomă de bacalaureat', 'المادة 3(3)', AGREEMENT_2021, 'لم يجرِ التحقق منه'],
      'needs-decision': [ATESTAT, 'العمل في مهنة غير منظَّمة'],
    },
  },
];
/** What each is asked beside the sections, by address. */
const ASKED: Readonly<Record<keyof typeof WALKS, readonly string[]>> = {
  E1: ['questions/validation-stage'],
  E3: ['questions/validation-stage', 'questions/valid-on-lodging/c1'],
  E7: ['questions/awarded-on/c1', 'questions/occupation'],
};
const SECTIONS = ['certain', 'likely', 'needs-decision', 'not-covered'] as const;

/** As they are read: marks of direction are not seen. */
const seen = (words: string | null) => (words ?? '').replaceAll(/[\u2066-\u2069]/g, '').replaceAll(/\s+/g, ' ');

(hasChromium ? describe : describe.skip)('the self-assessment in a browser', () => {
  let shown: InBrowser;
  let service: TestService;
  let browser: Browser;
  let home: string;
  beforeAll(async () => {
    shown = await demonstratedInBrowser();
    ({ service, browser, home } = shown);
  });
  afterAll(() => shown?.stop());

  /** Answers as they stand when a question is put, and what can be answered to it. */
  const isWorthAsking = async (page: Page, stop: string) => {
    const cookies = await page.context().cookies(`${home}/self-assessment`);
    const draft = await service.app.get(Drafts).find(cookies.find(({ name }) => name === 'passerelle-answers')?.value);
    const answers = draft?.answers as Bound;
    const question = questions(answers).find((one) => addressOf(one) === stop);
    return Boolean(question) && changesAnAnswer(question as Question, answers);
  };

  it.each(READS.filter(({ persona, language }) => EVERY_LANGUAGE || READ_ALWAYS[persona] === language))(
    'walks $persona to the answer in $language, $width pixels wide, script $script, and asks nothing that changes no answer',
    async ({ persona, language, width, script, reads }) => {
      const context = await browser.newContext({ viewport: { width, height: 700 }, javaScriptEnabled: script });
      const idle: string[] = [];
      const walk = new Walk(await context.newPage(), `${persona}-${language}`, async (page, stop) => {
        expect(seen(await page.locator('main').textContent())).not.toMatch(/journey\.|\{\w+\}|undefined|NaN|ليس رقم/);
        if (stop.startsWith('questions/') && !(await isWorthAsking(page, stop))) idle.push(stop);
      });
      await walk.begin(home, language);
      await WALKS[persona](walk);
      await walk.toTheAnswer();
      const main = walk.page.locator('main');
      const words = seen(await main.textContent());
      for (const one of reads.lead ?? []) expect(words).toContain(one);
      for (const section of SECTIONS) {
        const part = main.locator(`section[aria-labelledby=${section}]`);
        expect([section, await part.count()]).toEqual([section, reads[section] ? 1 : 0]);
        for (const one of reads[section] ?? []) expect(seen(await part.textContent())).toContain(one);
      }
      const work = words.slice(words.lastIndexOf(seen(await main.locator('#work').textContent())));
      for (const one of reads.work ?? []) expect(work).toContain(one);
      expect(idle).toEqual([]);
      expect(walk.asked).toEqual(ASKED[persona]);
      await context.close();
    },
    180_000,
  );
});
