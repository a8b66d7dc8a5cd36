// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "base/email.h"

namespace base {

/// Large providers, and real domains one keystroke from them, which are nobody's mistake.
static constexpr std::string_view providers[] = {
    // International.
    "gmail.com", "googlemail.com", "hotmail.com", "hotmail.co.uk", "hotmail.de", "hotmail.es",
    "hotmail.it", "hotmail.be", "hotmail.ca", "hotmail.ch", "hotmail.nl", "hotmail.se",
    "hotmail.at", "outlook.com", "outlook.de", "outlook.es", "outlook.it", "outlook.be",
    "outlook.pt", "live.com", "live.be", "live.ca", "live.co.uk", "live.nl", "live.de", "live.it",
    "live.ch", "msn.com", "yahoo.com", "yahoo.co.uk", "yahoo.co.jp", "yahoo.de", "yahoo.es",
    "yahoo.it", "yahoo.be", "yahoo.ca", "yahoo.ch", "yahoo.in", "yahoo.co.in", "yahoo.pl",
    "yahoo.ie", "yahoo.se", "ymail.com", "rocketmail.com", "icloud.com", "me.com", "mac.com",
    "aol.com", "aim.com", "mail.com", "email.com", "fastmail.com", "fastmail.fm", "zoho.com",
    "zoho.eu", "proton.me", "protonmail.com", "protonmail.ch", "pm.me", "tutanota.com", "tuta.io",
    "gmx.com", "gmx.de", "gmx.net", "gmx.at", "gmx.ch", "gmx.fr", "web.de", "t-online.de",
    "freenet.de", "mail.de", "posteo.de", "hey.com", "hushmail.com", "inbox.com", "inbox.lv",
    "comcast.net", "verizon.net", "att.net", "sbcglobal.net", "bellsouth.net", "cox.net",
    "btinternet.com", "sky.com", "talktalk.net", "virginmedia.com", "libero.it", "virgilio.it",
    "tiscali.it", "alice.it", "tin.it", "wp.pl", "o2.pl", "onet.pl", "op.pl", "interia.pl",
    "seznam.cz", "centrum.cz", "email.cz", "abv.bg", "mail.bg", "naver.com", "qq.com", "163.com",
    "126.com", "rambler.ru", "yandex.ru", "yandex.com", "mail.ru", "list.ru", "bk.ru", "inbox.ru",
    // France and its neighbours.
    "orange.fr", "orange.com", "wanadoo.fr", "free.fr", "sfr.fr", "laposte.net", "hotmail.fr",
    "outlook.fr", "live.fr", "yahoo.fr", "bbox.fr", "neuf.fr", "numericable.fr", "aliceadsl.fr",
    "club-internet.fr", "cegetel.net", "aol.fr", "gmx.fr", "voila.fr", "noos.fr", "skynet.be",
    "telenet.be", "proximus.be", "voo.be", "bluewin.ch", "mailo.com", "mailo.fr", "net-c.com",
    "videotron.ca", "sympatico.ca",
    // Ukraine.
    "ukr.net", "i.ua", "meta.ua", "bigmir.net", "email.ua", "online.ua", "ua.fm", "3g.ua",
    "ukrpost.ua", "mail.ua", "yandex.ua", "bigmir.com", "ukrtelecom.ua", "lviv.ua"};

struct Misspelling {
  std::string_view written;
  std::string_view meant;
};

/// Further away than one keystroke, yet nobody has mail there.
static constexpr Misspelling misspellings[] = {
    {"gmail.fr", "gmail.com"},     {"gmail.ua", "gmail.com"},     {"gmail.net", "gmail.com"},
    {"gmail.org", "gmail.com"},    {"gmail.ru", "gmail.com"},     {"gmail.de", "gmail.com"},
    {"gmail.com.ua", "gmail.com"}, {"gmail.con.ua", "gmail.com"}, {"gamil.con", "gmail.com"},
    {"gmial.con", "gmail.com"},    {"gmai.con", "gmail.com"},     {"icloud.fr", "icloud.com"},
    {"icloud.ua", "icloud.com"},   {"icloud.con", "icloud.com"},  {"ukr.com", "ukr.net"},
    {"ukrnet.ua", "ukr.net"},      {"ukr.net.ua", "ukr.net"},     {"laposte.fr", "laposte.net"},
    {"laposte.com", "laposte.net"}};

static bool is_swap(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  std::size_t at = 0;
  while (at < a.size() && a[at] == b[at]) ++at;
  return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] &&
         a.substr(at + 2) == b.substr(at + 2);
}

/// One letter changed, missing or too many, or two neighbours that changed places.
static bool is_one_keystroke(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  std::size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  if (a.size() + 1 == b.size()) return a.substr(same) == b.substr(same + 1);
  if (a.size() != b.size() || same == a.size()) return false;
  return a.substr(same + 1) == b.substr(same + 1) || is_swap(a, b);
}

static std::string_view name_of(std::string_view domain) {
  return domain.substr(0, domain.find('.'));
}

/// Short names have many real neighbours (`he.com` is not `me.com`): there only letters that
/// changed places count, or a slip behind the dot.
static bool is_slip_for(std::string_view written, std::string_view provider) {
  if (!is_one_keystroke(written, provider)) return false;
  if (name_of(provider).size() >= 5 || is_swap(written, provider)) return true;
  const bool same_name = name_of(written) == name_of(provider);
  return same_name && (provider.ends_with(".com") || provider.ends_with(".net"));
}

static std::string_view provider_meant(std::string_view written) {
  if (std::ranges::find(providers, written) != std::ranges::end(providers)) return {};
  for (const Misspelling& known : misspellings) {
    if (known.written == written) return known.meant;
  }
  for (const std::string_view provider : providers) {
    if (is_slip_for(written, provider)) return provider;
  }
  return {};
}

std::optional<Email> likely_meant(const Email& email) {
  const std::string_view domain = email.domain();
  const std::string_view meant = provider_meant(domain);
  if (meant.empty()) return std::nullopt;
  const std::string_view text = email.text();
  return Email::parse(std::string(text.substr(0, text.size() - domain.size())) +
                      std::string(meant));
}

}  // namespace base
