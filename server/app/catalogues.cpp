// SPDX-License-Identifier: Apache-2.0
#include "app/catalogues.h"

#include <map>
#include <string>
#include <utility>

#include "app/embedded.h"
#include "base/ensure.h"
#include "describe/json.h"

namespace app {
namespace {

using Texts = std::map<std::string, std::string>;

/// `{"mail": {"login": {"subject": "…"}}}` becomes `mail.login.subject`.
void flatten(const describe::JsonValue& value, const std::string& key, Texts& texts) {
  if (value.type() == describe::JsonType::String) {
    texts[key] = value.string();
    return;
  }
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string name(value.name_at(i));
    flatten(value.value_at(i), key.empty() ? name : key + "." + name, texts);
  }
}

/// Only what the server says itself, reasons in reports included: the screens read the same files
/// by themselves.
Texts server_texts(const describe::JsonValue& root) {
  Texts texts;
  for (const std::string section : {"mail", "server", "batch_report", "errors"}) {
    if (const auto found = root.find(section)) flatten(*found, section, texts);
  }
  return texts;
}

base::Catalogue load(base::Language language) {
  const std::string name = std::string(base::language_code(language)) + ".json";
  for (const Embedded& file : catalogue_files()) {
    if (file.path != name) continue;
    const auto document = describe::JsonDocument::parse(file.bytes);
    base::ensure(document.has_value(), "a catalogue is JSON");
    return {language, server_texts(document->root()), base::MissingText::ShowKey};
  }
  throw base::Bug("every language has a catalogue", std::source_location::current());
}

}  // namespace

const base::Catalogue& catalogue(base::Language language) {
  static const base::Catalogue english = load(base::Language::en);
  static const base::Catalogue french = load(base::Language::fr);
  static const base::Catalogue ukrainian = load(base::Language::uk);
  switch (language) {
    case base::Language::en: return english;
    case base::Language::fr: return french;
    case base::Language::uk: return ukrainian;
  }
  std::unreachable();
}

}  // namespace app
