import type { MigrationInterface, QueryRunner } from 'typeorm';

const inCountry = (country: string, ...roles: string[]) =>
  `${country} = ANY((SELECT identity.countries_of(${roles.map((role) => `'${role}'`).join(', ')}))::bpchar[])`;
const SELF = `profile_id = ANY((SELECT identity.persons())::uuid[])`;
const REASONED = (country: string) => `${country} = ANY((SELECT identity.countries_with_reason())::bpchar[])`;
const INSTALLATION = `(SELECT identity.holds('installation'))`;
const REVIEWED = (country: string) => [SELF, inCountry(country, 'caseworker', 'assessor'), REASONED(country), INSTALLATION].join(' OR ');

/** A review that waits lies on the desk of the country to which its person goes now; one that was answered stays where it was answered. */
export class ReviewsFollowThePerson1764010820000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION reviews.desk_of(review uuid, person uuid, asked_in char(2)) RETURNS char(2) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
        SELECT coalesce((SELECT country FROM reviews.answer WHERE review_id = review), (SELECT destination FROM profiles.profile WHERE id = person), asked_in)
      $$`);
    await db.query(`ALTER POLICY request_select ON reviews.review USING (${REVIEWED('reviews.desk_of(id, profile_id, country)')})`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER POLICY request_select ON reviews.review USING (${REVIEWED('country')})`);
    await db.query(`DROP FUNCTION reviews.desk_of`);
  }
}
