// SPDX-License-Identifier: Apache-2.0
// From an empty data folder to the first lesson that somebody reads: in French, on a phone.
import { type Browser, type BrowserContext, type Page, test } from '@playwright/test';
import { aFilm, aHandout, aPicture } from './made-files';
import { enterByCode, expect, picture, seesNoBarrier, seesNoBarrierAnywhere } from './school';
import { type School, startSchool } from './server';
import { codeFor, linkFor } from './staff-api';

const phone = { locale: 'fr-FR', viewport: { width: 360, height: 780 } };
const password = 'une mirette pour deux tours';
const newPassword = 'trois éponges dans un seau';

test.describe.configure({ mode: 'serial', timeout: 120_000 });

let school: School;
let context: BrowserContext;
let page: Page;

test.beforeAll(async ({ browser }) => {
  school = await startSchool({ engine: 'sqlite', demo: false });
  context = await browser.newContext({ ...phone, baseURL: school.url, reducedMotion: 'reduce' });
  page = await context.newPage();
});

test.afterAll(async () => {
  await context.close();
  await school.stop();
});

const save = () => page.getByRole('button', { name: 'Enregistrer', exact: true });

test('un lien inconnu ne mène nulle part, et le dit', async () => {
  await page.goto('/admin/link?token=AAAAAAAAAAAAAAAAAAAAAA');
  await expect(page.getByRole('heading', { name: 'Ce lien n’est plus valable' })).toBeVisible();
  await seesNoBarrierAnywhere(page);
  await page.goto('/admin');
  await expect(page.getByRole('heading', { name: 'Connexion', exact: true })).toBeVisible();
  await seesNoBarrierAnywhere(page);
});

test('cinq questions ouvrent l’école, après quelques erreurs', async () => {
  await page.goto(school.link);
  const open = page.getByRole('button', { name: 'Ouvrir l’école' });
  await open.click();
  await expect(page.getByLabel('Nom de l’école')).toBeFocused();
  await expect(page.getByText('Ce champ est obligatoire.').first()).toBeVisible();
  await page.getByLabel('Nom de l’école').fill('Atelier de la Loire');
  await page.getByLabel('Votre nom').fill('Jeanne Le Guennec');
  await page.getByLabel('E-mail').fill('pas une adresse');
  await page.getByLabel(/^Mot de passe/).fill('court');
  await open.click();
  await expect(page.locator('[aria-invalid="true"]')).toHaveCount(2);
  await expect(page.getByLabel('E-mail')).toBeFocused();
  await expect(page.getByLabel('Nom de l’école')).toHaveValue('Atelier de la Loire');
  await seesNoBarrierAnywhere(page);
  await picture(page, 'first-errors');
  await page.getByLabel('E-mail').fill('jeanne@example.com');
  await page.getByLabel(/^Mot de passe/).fill(password);
  await open.click();
  await expect(page.getByRole('heading', { name: 'Contacts', exact: true })).toBeVisible();
  await expect(page.getByText('Pas encore de contacts')).toBeVisible();
  await seesNoBarrierAnywhere(page);
  await picture(page, 'first-contacts');
  await page.goto(school.link);
  await expect(page.getByRole('heading', { name: 'Ce lien n’est plus valable' })).toBeVisible();
});

test('le premier cours, le premier module, les premières leçons', async () => {
  await page.goto('/admin/courses');
  await expect(page.getByText('Pas encore de cours')).toBeVisible();
  await seesNoBarrierAnywhere(page);
  await page.getByRole('button', { name: 'Nouveau cours' }).first().click();
  await page.getByRole('dialog').getByLabel('Titre').fill('Tournage : les premiers bols');
  await page.getByRole('button', { name: 'Créer le cours' }).click();
  await expect(page.getByText('Le programme est vide')).toBeVisible();
  await picture(page, 'first-course');
  await page.getByRole('button', { name: 'Ajouter un module' }).click();
  await page.getByRole('dialog').getByLabel('Titre').fill('Avant le tour');
  await page.getByRole('dialog').getByRole('button', { name: 'Ajouter' }).click();
  await page.getByRole('button', { name: /Ajouter une leçon/ }).click();
  for (const title of ['Le centrage', 'La terre et ses outils', 'Ouvrir la forme']) {
    await page.getByRole('textbox', { name: 'Titre de la leçon' }).fill(title);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: title })).toBeVisible();
  }
  await seesNoBarrierAnywhere(page);
  await picture(page, 'first-programme');
});

test('les leçons changent de place au clavier, à la souris et par le menu', async () => {
  const titles = page.getByRole('link').filter({ hasText: /centrage|outils|forme/ });
  const first = page.getByRole('button', { name: 'Déplacer La terre et ses outils' });
  await first.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  await expect(titles).toHaveText(['La terre et ses outils', 'Le centrage', 'Ouvrir la forme']);
  const from = await page.getByRole('button', { name: 'Déplacer Ouvrir la forme' }).boundingBox();
  const to = await page.getByRole('button', { name: 'Déplacer Le centrage' }).boundingBox();
  if (!from || !to) throw new Error('there is nothing to drag');
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(to.x + 8, to.y + 20, { steps: 8 });
  await page.mouse.move(to.x + 8, to.y + 4, { steps: 4 });
  await page.mouse.up();
  await expect(titles).toHaveText(['La terre et ses outils', 'Ouvrir la forme', 'Le centrage']);
  await page.getByRole('button', { name: 'Actions pour Le centrage' }).click();
  await page.getByRole('menuitem', { name: 'Monter' }).click();
  await expect(titles).toHaveText(['La terre et ses outils', 'Le centrage', 'Ouvrir la forme']);
  await page.reload();
  await expect(titles).toHaveText(['La terre et ses outils', 'Le centrage', 'Ouvrir la forme']);
});

test('une leçon reçoit un texte, une image, un fichier et une vidéo', async () => {
  await page.getByRole('link', { name: 'La terre et ses outils' }).click();
  const add = page.getByRole('group', { name: 'Ajouter un bloc' });
  const block = (name: string) => page.getByRole('region', { name });
  await add.getByRole('button', { name: 'Texte' }).click();
  await page.getByRole('textbox', { name: 'Texte' }).click();
  await page.keyboard.type('On choisit la terre avant de choisir la forme.');
  await add.getByRole('button', { name: 'Image' }).click();
  await block('Image').locator('input[type="file"]').setInputFiles(await aPicture(page));
  await expect(block('Image').locator('img')).toBeVisible();
  await block('Image').getByLabel('Description pour les personnes qui ne la voient pas').fill('Un pain de terre sur le tour');
  await add.getByRole('button', { name: 'Fichier' }).click();
  await block('Fichier').locator('input[type="file"]').setInputFiles(aHandout);
  await expect(block('Fichier').getByText(aHandout.name)).toBeVisible();
  await add.getByRole('button', { name: 'Vidéo' }).click();
  await block('Vidéo').locator('input[type="file"]').setInputFiles(await aFilm(page));
  await expect(block('Vidéo').locator('video')).toBeVisible();
  await picture(page, 'first-lesson');
  await save().click();
  await expect(page.getByText('Leçon enregistrée')).toBeVisible();
  await seesNoBarrierAnywhere(page);
  await page.getByRole('link', { name: 'Tournage : les premiers bols' }).click();
  await page.getByRole('button', { name: 'Publier' }).click();
  await expect(page.getByText('Cours publié')).toBeVisible();
});

test('le premier contact reçoit un accès', async () => {
  await page.goto('/admin/contacts');
  await page.getByRole('button', { name: 'Ajouter un contact' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').first().fill('Maëlle Corbin <maelle.corbin@example.com>');
  await dialog.getByLabel('Téléphone').fill('06 12 34 56 78');
  await expect(dialog.getByLabel('Prénom')).toHaveValue('Maëlle');
  await expect(dialog.getByLabel('Nom', { exact: true })).toHaveValue('Corbin');
  await dialog.getByRole('switch', { name: 'Ouvrir l’accès au produit' }).check();
  await dialog.getByRole('combobox', { name: 'Produit' }).click();
  await page.getByRole('option', { name: 'Tournage : les premiers bols' }).click();
  await expect(dialog.locator('[aria-live="polite"]')).toContainText('Maëlle Corbin verra 3 leçons');
  await expect(dialog.locator('[aria-live="polite"]')).toContainText('1 e-mail à maelle.corbin@example.com');
  await seesNoBarrier(page);
  await picture(page, 'first-access');
  await dialog.getByRole('button', { name: 'Enregistrer et ouvrir l’accès' }).click();
  await expect(page.getByRole('heading', { name: 'Maëlle Corbin' })).toBeVisible();
  await expect(page.getByText('+33 6 12 34 56 78').or(page.getByText('+33612345678')).first()).toBeVisible();
  await seesNoBarrierAnywhere(page);
  await picture(page, 'first-card');
});

test('elle entre avec son code et lit la leçon', async ({ browser }) => {
  const hers = await browser.newContext({ ...phone, baseURL: school.url, reducedMotion: 'reduce' });
  const student = await hers.newPage();
  await student.goto('/learn');
  await seesNoBarrierAnywhere(student);
  await enterByCode(student, 'maelle.corbin@example.com', () => codeFor(page, 'maelle.corbin@example.com'));
  await expect(student.getByRole('heading', { name: 'Mes cours' })).toBeVisible();
  await seesNoBarrierAnywhere(student);
  await student.getByRole('link', { name: 'Tournage : les premiers bols' }).click();
  await seesNoBarrierAnywhere(student);
  await student.getByRole('link', { name: /La terre et ses outils/ }).click();
  await expect(student.getByText('On choisit la terre avant de choisir la forme.')).toBeVisible();
  const image = student.getByRole('img', { name: 'Un pain de terre sur le tour' });
  await image.scrollIntoViewIfNeeded();
  await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(320);
  const film = student.locator('video');
  await film.scrollIntoViewIfNeeded();
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.readyState)).toBeGreaterThan(0);
  const download = student.waitForEvent('download');
  await student.getByRole('link', { name: aHandout.name }).click();
  expect((await download).suggestedFilename()).toBe(aHandout.name);
  await seesNoBarrierAnywhere(student);
  await picture(student, 'first-student-lesson');
  await student.getByRole('button', { name: 'Marquer comme terminée' }).click();
  await expect(student.getByText('Leçon terminée')).toBeVisible();
  await student.getByRole('link', { name: 'Profil' }).click();
  await expect(student.getByText('À propos de vous')).toBeVisible();
  await seesNoBarrierAnywhere(student);
  await hers.close();
});

test('une collègue du support rejoint l’équipe et ne voit pas l’argent', async ({ browser }) => {
  await page.goto('/admin/settings/team');
  await page.getByRole('button', { name: 'Inviter' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nom').fill('Awa Diop');
  await dialog.getByLabel('E-mail').fill('awa@example.com');
  await dialog.getByRole('radio', { name: 'Support' }).check();
  await dialog.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await expect(page.getByText('L’invitation pour awa@example.com est en route')).toBeVisible();
  await seesNoBarrierAnywhere(page);
  await picture(page, 'first-team');

  const hers = await browser.newContext({ ...phone, baseURL: school.url, reducedMotion: 'reduce' });
  const awa = await hers.newPage();
  await awa.goto(await linkFor(page, 'awa@example.com'));
  await expect(awa.getByRole('heading', { name: 'Rejoindre l’équipe' })).toBeVisible();
  await seesNoBarrierAnywhere(awa);
  await awa.getByLabel(/^Mot de passe/).fill('quatre tournettes et un seau');
  await awa.getByRole('button', { name: 'Enregistrer et se connecter' }).click();
  await expect(awa.getByText('Maëlle Corbin')).toBeVisible();
  expect((await awa.request.get('/api/reports/revenue')).status()).toBe(403);
  await awa.goto('/admin/orders');
  await expect(awa.getByRole('link', { name: /^#/ }).first()).toBeVisible();
  await expect(awa.getByText(/Ce mois-ci/)).toBeHidden();
  await awa.getByRole('link', { name: /^#/ }).first().click();
  await expect(awa.getByRole('button', { name: 'Enregistrer un paiement' })).toBeHidden();
  await picture(awa, 'first-support-order');
  await awa.goto('/admin/settings/school');
  await expect(awa.getByText('Vous n’avez pas accès à cette page')).toBeVisible();
  await expect(awa.getByLabel('Nom de l’école')).toBeHidden();
  await hers.close();
});

/** Another browser of the owner, which reads the mails that nothing sends here. */
async function secondBrowser(browser: Browser): Promise<Page> {
  const other = await (await browser.newContext({ ...phone, baseURL: school.url })).newPage();
  await signIn(other, password);
  return other;
}

async function signIn(where: Page, secret: string): Promise<void> {
  await where.goto('/admin');
  await where.getByLabel('E-mail').fill('jeanne@example.com');
  await where.getByLabel(/^Mot de passe/).fill(secret);
  await where.getByRole('button', { name: 'Se connecter' }).click();
  await expect(where.getByRole('heading', { name: 'Contacts', exact: true })).toBeVisible();
}

test('elle se déconnecte, oublie son mot de passe et revient', async ({ browser }) => {
  const other = await secondBrowser(browser);
  await page.goto('/admin/contacts');
  await page.getByRole('button', { name: /Menu de Jeanne/ }).click();
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click();
  await expect(page.getByRole('heading', { name: 'Connexion', exact: true })).toBeVisible();
  expect((await page.request.get('/api/contacts')).status()).toBe(401);
  await page.getByLabel('E-mail').fill('jeanne@example.com');
  await page.getByLabel(/^Mot de passe/).fill('pas celui-là, dommage');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await picture(page, 'first-wrong-password');
  await page.getByRole('button', { name: 'Mot de passe oublié' }).click();
  await expect(page.getByLabel('E-mail')).toHaveValue('jeanne@example.com');
  await page.getByRole('button', { name: 'Envoyer le lien' }).click();
  await expect(page.getByRole('status')).toContainText('jeanne@example.com');
  await seesNoBarrierAnywhere(page);

  await page.goto(await linkFor(other, 'jeanne@example.com'));
  await expect(page.getByRole('heading', { name: 'Choisir un nouveau mot de passe' })).toBeVisible();
  await page.getByLabel(/^Mot de passe/).fill('court');
  await page.getByRole('button', { name: 'Enregistrer et se connecter' }).click();
  await expect(page.locator('[aria-invalid="true"]')).toHaveCount(1);
  await page.getByLabel(/^Mot de passe/).fill(newPassword);
  await page.getByRole('button', { name: 'Enregistrer et se connecter' }).click();
  await expect(page.getByText('Maëlle Corbin')).toBeVisible();
  expect((await other.request.get('/api/contacts')).status(), 'the other browser is signed out').toBe(401);
  await signIn(other, newPassword);
  await other.context().close();
});
