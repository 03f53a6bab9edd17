import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import yazl from 'yazl';
import type { PageLanguage } from '../../platform/pages/language.js';
import { PageRenderer } from '../../platform/pages/page-renderer.js';
import { EvidenceFiles } from '../../profiles/index.js';
import { type IscoCode, iscoTitleIn, parseLanguage, regionName, type SkillUri } from '../../standards/index.js';
import { Taxonomy } from '../../taxonomy/index.js';
import { EXPORT_SCHEMA } from '../domain/export-schema.js';
import type { PersonExport } from '../domain/person-export.js';

const VIEW = 'personal-data/pages/views/export.njk';

/** One archive: a page to read, the data for a machine, and what its fields mean. */
@Injectable()
export class ExportArchive {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly taxonomy: Taxonomy,
    private readonly files: EvidenceFiles,
  ) {}

  async of(data: PersonExport, language: PageLanguage): Promise<Readable> {
    const zip = new yazl.ZipFile();
    const mtime = new Date(data.exportedAt);
    const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name, { mtime });
    add('index.html', this.renderer.render(VIEW, await this.view(data, language), language, '/'));
    add('data.json', JSON.stringify(data, null, 2));
    add('schema.json', JSON.stringify(EXPORT_SCHEMA, null, 2));
    await this.addPapers(zip, data.profile.id, mtime);
    zip.end();
    return zip.outputStream as Readable;
  }

  /** Photographs and scans, each under the id of its evidence. */
  private async addPapers(zip: yazl.ZipFile, person: string, mtime: Date): Promise<void> {
    for (const id of (await this.files.of(person)).keys()) {
      const file = await this.files.read(person, id);
      if (file) zip.addBuffer(file.content, `papers/${id}.${file.kind === 'image/jpeg' ? 'jpg' : 'pdf'}`, { mtime });
    }
  }

  private async view(data: PersonExport, language: PageLanguage) {
    const { skills, wishes } = data.profile;
    const labels = await this.taxonomy.labels(
      skills.map(({ skill }) => skill),
      parseLanguage(language),
    );
    const vacancies = new Map(data.vacancies.map((one) => [one.id, { ...one, region: regionName(one.region as never) }]));
    const occupationTitle = (code: IscoCode) => iscoTitleIn(code, language);
    const named = (id: string | null) => (id ? (vacancies.get(id) ?? { id, title: id }) : null);
    return {
      data,
      skills: skills.map(({ skill, evidence }) => ({ label: labels.get(skill as SkillUri) ?? skill, evidence })),
      wishes: { occupations: wishes.occupations.map(occupationTitle), regions: wishes.regions.map(regionName) },
      licences: data.profile.licences.map((one) => ({ ...one, title: occupationTitle(one.occupation) })),
      experiences: data.profile.experiences.map((one) => ({ ...one, title: occupationTitle(one.occupation) })),
      answers: data.assessments.filter(({ holdsNow }) => holdsNow).map((one) => ({ ...one, title: titleOf(data, one.subject) })),
      earlier: data.assessments.filter(({ holdsNow }) => !holdsNow).length,
      matches: (data.matchList?.items ?? []).map(({ id, score }) => ({ score, vacancy: named(id) })),
      open: (data.matchList?.open ?? []).length,
      placements: data.placements.map((one) => ({ ...one, vacancy: named(one.vacancyId), proposedAt: one.proposedAt.toISOString() })),
      decisions: data.placementDecisions.map((one) => ({ ...one, vacancy: named(one.vacancyId), decidedAt: one.decidedAt.toISOString() })),
      referrals: data.referrals.map((one) => ({
        ...one,
        to: one.to.kind === 'employer' ? { vacancy: named(one.to.vacancyId) } : one.to,
        disclosures: data.disclosures
          .filter(({ referralId }) => referralId === one.id)
          .map(({ disclosedAt, fields }) => ({ disclosedAt: disclosedAt.toISOString(), fields: fields.join(', ') })),
      })),
      consents: data.consents.map((one) => ({
        ...one,
        givenAt: one.givenAt.toISOString(),
        withdrawnAt: one.withdrawnAt?.toISOString(),
      })),
    };
  }
}

/** Undefined: the answer is about experience, or about a credential that is gone. */
function titleOf({ profile }: PersonExport, subject: string): string | undefined {
  return profile.credentials.find(({ id }) => id === subject)?.title;
}
