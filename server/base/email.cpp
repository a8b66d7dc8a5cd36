// SPDX-License-Identifier: Apache-2.0
#include "base/email.h"

#include <unicode/idna.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "base/digits.h"
#include "base/ensure.h"
#include "base/text.h"

namespace base {

static constexpr std::size_t address_max = 254;
static constexpr std::size_t local_part_max = 64;
static constexpr std::string_view atext_signs = "!#$%&'*+-/=?^_`{|}~";

static bool has_control_characters(std::string_view text) {
  return std::ranges::any_of(text, [](char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value < 0x20 || value == 0x7F;
  });
}

static char to_lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

static std::string to_lower(std::string_view text) {
  std::string result(text);
  for (char& letter : result) letter = to_lower(letter);
  return result;
}

static std::string_view without_mailto(std::string_view text) {
  static constexpr std::string_view scheme = "mailto:";
  if (to_lower(text.substr(0, scheme.size())) != scheme) return text;
  text.remove_prefix(scheme.size());
  return text.substr(0, text.find('?'));
}

/// What people leave behind an address when they copy it out of a sentence or a list.
static std::string_view without_tail(std::string_view text) {
  text = trimmed(text);
  while (!text.empty() && std::string_view(".,;").contains(text.back())) {
    text = trimmed(text.substr(0, text.size() - 1));
  }
  return text;
}

struct Mailbox {
  std::string_view name;
  std::string_view address;
};

/// `Marie <m@x.fr>` taken apart; the whole text is the address where there are no brackets.
static std::optional<Mailbox> mailbox_in(std::string_view text) {
  text = without_tail(text);
  if (!text.contains('<') && !text.contains('>')) return Mailbox{{}, text};
  const auto open = text.rfind('<');
  if (open == std::string_view::npos || text.back() != '>') return std::nullopt;
  const std::string_view name = trimmed(text.substr(0, open));
  // A second address before this one: nobody can tell which one is meant.
  if (name.contains('<') || name.contains('>')) return std::nullopt;
  return Mailbox{name, trimmed(text.substr(open + 1, text.size() - open - 2))};
}

static bool is_local_part(std::string_view text) {
  if (text.empty() || text.size() > local_part_max) return false;
  if (text.front() == '.' || text.back() == '.' || text.contains("..")) return false;
  return std::ranges::all_of(text, [](char letter) {
    const char lower = to_lower(letter);
    return (lower >= 'a' && lower <= 'z') || is_ascii_digit(letter) || letter == '.' ||
           atext_signs.contains(letter);
  });
}

static const icu::IDNA& idna() {
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<const icu::IDNA> instance(
      icu::IDNA::createUTS46Instance(UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI |
                                         UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII,
                                     status));
  ensure(instance != nullptr, "the rules for domain names are there");
  return *instance;
}

/// The domain in lower-case ASCII; nothing for an address by number, a bare host name or a
/// label that cannot be registered.
static std::optional<std::string> ascii_domain(std::string_view text) {
  std::string domain;
  icu::StringByteSink<std::string> sink(&domain);
  icu::IDNAInfo info;
  UErrorCode status = U_ZERO_ERROR;
  idna().nameToASCII_UTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())),
                          sink, info, status);
  if (U_FAILURE(status) || info.hasErrors()) return std::nullopt;
  const auto last_dot = domain.rfind('.');
  if (last_dot == std::string::npos || last_dot + 3 > domain.size()) return std::nullopt;
  const std::string_view top = std::string_view(domain).substr(last_dot + 1);
  if (std::ranges::any_of(top, is_ascii_digit) && !top.starts_with("xn--")) return std::nullopt;
  return domain;
}

std::optional<Email> Email::parse(std::string_view text) {
  text = trimmed(text);
  if (text.size() > 4 * address_max || !is_clean_utf8(text) || has_control_characters(text)) {
    return std::nullopt;
  }
  const auto mailbox = mailbox_in(text);
  if (!mailbox) return std::nullopt;
  const std::string_view address = without_tail(without_mailto(mailbox->address));
  const auto at = address.find('@');
  if (at == std::string_view::npos || address.find('@', at + 1) != std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view local = address.substr(0, at);
  if (!is_local_part(local)) return std::nullopt;
  const auto domain = ascii_domain(address.substr(at + 1));
  if (!domain || local.size() + 1 + domain->size() > address_max) return std::nullopt;
  return Email(to_lower(local) + "@" + *domain);
}

std::string_view Email::domain() const {
  const auto at = text_.find('@');
  return at == std::string::npos ? std::string_view() : std::string_view(text_).substr(at + 1);
}

/// `"Dupont, Marie"` → `Dupont, Marie`.
static std::string unquoted(std::string_view name) {
  if (name.size() < 2 || name.front() != '"' || name.back() != '"') return std::string(name);
  std::string result;
  bool escaped = false;
  for (const char letter : name.substr(1, name.size() - 2)) {
    if (letter == '\\' && !escaped) {
      escaped = true;
      continue;
    }
    escaped = false;
    result += letter;
  }
  return std::string(trimmed(result));
}

std::string name_beside_email(std::string_view text) {
  text = trimmed(text);
  if (!is_clean_utf8(text) || has_control_characters(text)) return {};
  const auto mailbox = mailbox_in(text);
  return mailbox ? unquoted(mailbox->name) : std::string();
}

}  // namespace base
