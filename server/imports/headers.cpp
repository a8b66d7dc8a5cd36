// SPDX-License-Identifier: Apache-2.0
#include "imports/headers.h"

#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"

namespace imports {
namespace {

struct Names {
  Target target;
  std::vector<std::string_view> names;
};

const std::vector<Names>& known_names() {
  static const std::vector<Names> all{
      {Target::Email,
       {"email", "e-mail", "mail", "email address", "e-mail address", "primary email", "courriel",
        "adresse e-mail", "adresse email", "adresse mail", "mél", "електронна пошта", "ел. пошта",
        "пошта", "імейл", "емейл", "електронна адреса", "почта"}},
      {Target::FirstName,
       {"first name", "firstname", "given name", "forename", "fname", "prénom", "ім'я", "імя",
        "имя"}},
      {Target::LastName,
       {"last name", "lastname", "surname", "family name", "lname", "nom", "nom de famille",
        "прізвище", "фамилия"}},
      {Target::FullName,
       {"name", "full name", "fullname", "contact", "student", "nom complet", "nom et prénom",
        "nom prénom", "prénom nom", "prénom et nom", "participant", "піб", "п.і.б.", "учень",
        "учасник", "прізвище та ім'я", "ім'я та прізвище", "прізвище, ім'я", "фио"}},
      {Target::Phone,
       {"phone", "phone number", "telephone", "mobile", "mobile phone", "cell", "tel", "téléphone",
        "portable", "numéro de téléphone", "mobile number", "телефон", "номер телефону",
        "мобільний", "моб", "моб. телефон"}},
      {Target::Language, {"language", "lang", "locale", "langue", "мова", "язык"}},
      {Target::Tags,
       {"tags", "tag", "labels", "étiquettes", "étiquette", "mots-clés", "теги", "тег", "мітки"}},
      {Target::Notes,
       {"notes", "note", "comment", "comments", "remarques", "remarque", "commentaire",
        "commentaires", "нотатки", "нотатка", "примітки", "примітка", "коментар"}},
      {Target::Consent,
       {"consent", "marketing consent", "opt-in", "optin", "newsletter", "subscribed",
        "confirm time", "consentement", "accord marketing", "abonné", "згода", "згода на розсилку",
        "підписка", "підписаний"}},
      {Target::Refusal,
       {"unsubscribed", "unsub time", "unsubscribe date", "opt-out", "opted out", "clean time",
        "bounced", "désabonné", "désinscrit", "date de désinscription", "відписаний",
        "відписався", "дата відписки"}},
      {Target::Offer,
       {"offer", "plan", "price plan", "formula", "pricing plan", "offre", "formule", "tarif",
        "пропозиція", "тариф", "тарифний план", "пакет"}},
      {Target::Product,
       {"product", "course", "course name", "product name", "produit", "cours", "formation",
        "продукт", "курс", "назва курсу"}},
      {Target::AccessStart,
       {"access start", "access from", "start", "start date", "starts on", "début",
        "date de début", "début d'accès", "accès depuis", "accès du", "доступ з", "початок",
        "дата початку", "початок доступу", "старт"}},
      {Target::AccessEnd,
       {"access end", "access until", "end", "end date", "ends on", "expires", "expiry",
        "expiration", "valid until", "fin", "date de fin", "fin d'accès", "accès jusqu'au",
        "доступ до", "кінець", "дата закінчення", "кінець доступу", "діє до"}},
      {Target::PaidAmount,
       {"paid", "amount", "paid amount", "amount paid", "price", "sum", "total", "payé", "montant",
        "montant payé", "prix", "somme", "сплачено", "сума", "оплачено", "ціна", "оплата"}},
      {Target::PaidOn,
       {"paid on", "payment date", "paid date", "date paid", "date of payment",
        "date de paiement", "payé le", "date du paiement", "дата оплати", "дата платежу",
        "сплачено дата"}},
  };
  return all;
}

std::map<std::string, Target> folded_names() {
  std::map<std::string, Target> folded;
  for (const Names& entry : known_names()) {
    for (const std::string_view name : entry.names) folded[base::folded(name)] = entry.target;
  }
  return folded;
}

}  // namespace

std::optional<Target> target_named(std::string_view header) {
  static const std::map<std::string, Target> known = folded_names();
  const auto found = known.find(base::folded(header));
  if (found == known.end()) return std::nullopt;
  return found->second;
}

}  // namespace imports
