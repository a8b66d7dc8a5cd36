// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

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

/// Damerau-Levenshtein with each pair of letters swapped at most once.
static std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, changed});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[a.size()][b.size()];
}

static bool is_swap(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  std::size_t at = 0;
  while (at < a.size() && a[at] == b[at]) ++at;
  return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] &&
         a.substr(at + 2) == b.substr(at + 2);
}

static std::string_view name_of(std::string_view domain) {
  return domain.substr(0, domain.find('.'));
}

/// Short names have many real neighbours (`he.com` is not `me.com`): there only letters that
/// changed places count, or a slip behind the dot.
static bool is_slip_for(std::string_view written, std::string_view provider) {
  const auto longer = std::max(written.size(), provider.size());
  const auto shorter = std::min(written.size(), provider.size());
  if (longer - shorter > 1 || distance(written, provider) != 1) return false;
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
