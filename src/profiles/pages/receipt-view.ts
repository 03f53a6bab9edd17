import { Injectable } from '@nestjs/common';
import { audienceOf } from '../../identity/index.js';
import { InjectConfiguration } from '../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../platform/configuration/settings.js';
import { qrCodeSvg } from '../../platform/pages/qr-code.js';
import { iscoTitles, regionName } from '../../standards/index.js';
import type { Receipt } from '../application/receipts.js';
import type { Profile } from '../domain/profile.js';

/** A receipt as its page shows it. */
@Injectable()
export class ReceiptView {
  private readonly at: string;

  constructor(@InjectConfiguration() configuration: Configuration) {
    this.at = audienceOf(configuration);
  }

  of({ profile, details, assisted, consents, code, codeUntil }: Receipt) {
    const address = `${this.at}/receipt`;
    return {
      ...{ id: profile.id, details, assisted, consents, ...recorded(profile), demonstration: profile.demonstration },
      at: assisted.at.toISOString(),
      account: `${this.at}/account`,
      again: code && { code, address, until: codeUntil.toISOString(), qr: qrCodeSvg(`${address}?code=${code}`) },
    };
  }
}

function recorded({ destination, nationalities, residence, languages, credentials, experiences, wishes }: Profile) {
  return {
    ...{ destination, nationalities, residence, spoken: languages, credentials },
    experiences: experiences.map((one) => ({ ...one, occupation: iscoTitles(one.occupation) })),
    wishes: { ...wishes, occupations: wishes.occupations.map(iscoTitles), regions: wishes.regions.map(regionName) },
  };
}
