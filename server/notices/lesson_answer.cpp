// SPDX-License-Identifier: Apache-2.0
#include "notices/lesson_answer.h"

#include <algorithm>
#include <array>
#include <utility>

namespace notices {
namespace {

using accesses::Help;
using accesses::Outcome;
using accesses::Reason;

std::string_view key_of(Reason reason) {
  switch (reason) {
    case Reason::NotStarted: return "not_started";
    case Reason::Schedule: return "schedule";
    case Reason::Frozen: return "frozen";
    case Reason::Checkpoint: return "checkpoint";
    case Reason::PaymentOverdue: return "payment_overdue";
    case Reason::LessonClosed: return "lesson_closed";
    case Reason::AfterEnd: return "after_end";
    case Reason::NotInPlan: return "not_in_plan";
    case Reason::Expired: return "expired";
    case Reason::Revoked: return "revoked";
    case Reason::PreRegistered: return "pre_registered";
    case Reason::NoAccess: return "no_access";
    case Reason::Blocked: return "blocked";
    case Reason::ClosedByStaff: return "closed_by_staff";
    case Reason::ProductDraft: return "product_draft";
    case Reason::LessonDraft: return "lesson_draft";
    case Reason::Deleted: return "deleted";
  }
  std::unreachable();
}

std::string_view sentence_of(const LessonSituation& situation) {
  const accesses::Answer& answer = situation.answer;
  if (answer.is_open()) return answer.until ? "open_until" : "open";
  const Reason reason = *answer.reason;
  if (reason == Reason::NotInPlan && answer.outcome == Outcome::Hidden) return "hidden";
  // It may be told before it happens: then the lesson would open too late.
  if (reason == Reason::LessonClosed && answer.at > situation.at) return "lesson_closes";
  return key_of(reason);
}

/// The first thing that the person themselves can do; else to ask us.
std::string_view advice_of(const LessonSituation& situation) {
  if (situation.answer.is_open()) return "study";
  if (situation.answer.reason == Reason::Checkpoint) return "pass_checkpoint";
  static constexpr std::array own{std::pair{Help::Wait, "wait"}, std::pair{Help::Pay, "pay"}};
  for (const Help help : situation.would_help) {
    const auto found = std::ranges::find(own, help, &std::pair<Help, const char*>::first);
    if (found != own.end()) return found->second;
  }
  return "write";
}

class Sentences {
 public:
  Sentences(const Setting& setting, Language language, base::TimeZone zone)
      : setting_(setting),
        zone_(zone),
        voice_(setting, language, zone),
        school_voice_(setting, language, setting.school.zone) {}

  std::string say(std::string_view key, const LessonSituation& situation) const {
    base::Catalogue::Arguments values{{"lesson", situation.lesson},
                                      {"product", situation.product},
                                      {"checkpoint", situation.checkpoint},
                                      {"url", setting_.url + "/learn"}};
    const accesses::Answer& answer = situation.answer;
    const auto told = [&](Instant at, bool is_end) {
      return is_end ? last_moment(at) : moment(at);
    };
    if (answer.until) values["until"] = told(*answer.until, answer.is_open());
    if (answer.at) values["at"] = told(*answer.at, answer.reason == Reason::Expired);
    return voice_.say("answer." + std::string(key), std::move(values));
  }

 private:
  bool clocks_differ(Instant at) const {
    return zone_.offset_at(at) != setting_.school.zone.offset_at(at);
  }

  std::string moment(Instant at) const {
    if (!clocks_differ(at)) return voice_.moment(at);
    return voice_.say("answer.two_clocks",
                      {{"own", voice_.moment(at)}, {"ours", school_voice_.moment(at)}});
  }

  std::string last_moment(Instant end) const {
    return clocks_differ(end) ? moment(end) : voice_.last_moment(end);
  }

  const Setting& setting_;
  base::TimeZone zone_;
  Voice voice_;
  Voice school_voice_;
};

}  // namespace

std::string answer_text(const Setting& setting, Language language, base::TimeZone zone,
                        const LessonSituation& situation) {
  const Sentences sentences(setting, language, zone);
  const std::string advice = "then." + std::string(advice_of(situation));
  return sentences.say(sentence_of(situation), situation) + " " + sentences.say(advice, situation);
}

}  // namespace notices
