import type { CodingLabel } from './labels.js';
import { OccupationNames } from './occupation-names.js';
import { atOnce } from './work.js';

const label = (uri: string, text: string, kind: CodingLabel['kind'] = 'preferred'): CodingLabel => ({ uri, language: 'en', kind, text });
const other = (uri: string, text: string) => label(uri, text, 'alternative');
const names = atOnce(
  OccupationNames.building([
    label('o:train', 'train driver'),
    label('o:care', 'social services manager'),
    other('o:care', 'care service manager'),
    label('o:service', 'service manager'),
    label('o:contract', 'contract manager'),
    label('o:accounting', 'accounting manager'),
    label('o:sales', 'sales account manager'),
    other('o:sales', 'account manager'),
    label('o:accountant', 'accountant'),
    other('o:controller', 'accountant'),
    other('o:clerk', 'insurance agent'),
    other('o:broker', 'insurance agent'),
    label('o:hr', 'human resources officer'),
    label('o:marketing', 'marketing and sales manager'),
    label('o:post', 'postman/postwoman'),
    label('o:cashier', 'cashier'),
    label('o:technician', 'vehicle technician'),
    label('o:attendant', 'beach attendant'),
    ...['welder', 'soudeur', 'sudor', 'saldatore', 'soldador', 'зварювальник', 'сварщик', 'لحام'].map((text) => label('o:welder', text)),
  ]),
);
const why = (title: string, uri: string) => names.reading(title, uri).unclear;

describe('whether a title is what an occupation is called', () => {
  it.each([
    ['Train drivers', 'o:train'],
    ['URGENT: Senior Train Driver II (m/f)', 'o:train'],
    ['HR Officer', 'o:hr'],
    ['Sales and Marketing Manager', 'o:marketing'],
    ['Manager: Sales & Marketing', 'o:marketing'],
    ['Postwoman', 'o:post'],
    ['Vehicle Technician-Norfolk', 'o:technician'],
    ['Vehicle Technician - Virginia Beach', 'o:technician'],
  ])('takes "%s", whatever says for whom, how long and where', (title, uri) => expect(why(title, uri)).toBe(undefined));

  it.each([
    ...['Welder wanted', 'Urgent: welders needed', 'Recherche soudeur H/F', 'Offre d’emploi: soudeur', 'Nous recrutons: soudeur'],
    ...['Angajăm sudor', 'Căutăm sudor', 'Caut urgent sudor', 'Loc de muncă vacant: sudor', 'Post vacant - sudor'],
    ...[
      'Cercasi saldatore',
      'Cerchiamo saldatore',
      'Offerta di lavoro: saldatore',
      'Se busca soldador',
      'Se necesita soldador urgente',
      'Oferta de empleo: soldador',
    ],
    ...['Потрібен зварювальник', 'Терміново шукаємо: зварювальник', 'Вакансія: зварювальник', 'Требуется сварщик', 'Срочно! Сварщик'],
    ...['مطلوب لحّام', 'مطلوب: لحام', 'نبحث عن لحام'],
  ])('takes "%s", which says beside the name only that somebody is wanted', (title) => expect(why(title, 'o:welder')).toBe(undefined));

  it.each([
    ['Driver Training School - City Driver', 'o:train'],
    ['Automotive Service Manager-Norfolk Car Care Center', 'o:care'],
    ['Automotive Service Manager', 'o:service'],
    ['Night Manager', 'o:contract'],
    ['Driver Train', 'o:train'],
    ['Soldador de empleo', 'o:welder'],
    ['', 'o:train'],
  ])('does not take "%s": words are left over, or their noun is another', (title, uri) => expect(why(title, uri)).toBe('no-name'));

  it('tells words by more than their stem', () => {
    expect(why('Account Manager', 'o:accounting')).toBe('other-occupation');
    expect(why('Driver Training', 'o:train')).toBe('no-name');
  });

  it('does not choose among several that are called so, unless it is the preferred name of one', () => {
    expect([why('Insurance Agent', 'o:clerk'), why('Insurance Agent', 'o:broker')]).toEqual(['shared-name', 'shared-name']);
    expect([why('Accountant', 'o:accountant'), why('Accountant', 'o:controller')]).toEqual([undefined, 'shared-name']);
  });

  it('says that more is said, where words beside the name are those of work', () => {
    expect(why('Accountant / Cashier', 'o:accountant')).toBe('more-said');
    expect(why('Service Manager - Sales', 'o:service')).toBe('more-said');
  });
});
