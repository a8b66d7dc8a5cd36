// SPDX-License-Identifier: Apache-2.0
#include "app/demo.h"

#include <algorithm>

#include "access/grants.h"
#include "app/embedded.h"
#include "courses/change_programme.h"
#include "describe/describe.h"
#include "enrolments/shared.h"
#include "fmt/core.h"
#include "offers/offer.h"
#include "orders/order.h"
#include "people/change_contact.h"
#include "people/tags.h"
#include "school/school.h"
#include "staff/member.h"
#include "staff/password.h"
#include "staff/secret.h"

namespace app {
namespace {

using accesses::Policy;
using base::Id;
using base::Language;
using courses::Product;

struct DemoLesson {
  courses::Title title;
  describe::Json text;
  std::optional<bool> public_;
  std::optional<bool> is_checkpoint;
  std::optional<courses::ScheduleRule> rule;
};
BOOST_DESCRIBE_STRUCT(DemoLesson, (), (title, text, public_, is_checkpoint, rule))

struct DemoModule {
  courses::Title title;
  std::vector<DemoLesson> lessons;
};
BOOST_DESCRIBE_STRUCT(DemoModule, (), (title, lessons))

struct DemoCourse {
  Language language = Language::en;
  courses::Title title;
  describe::Text<0, 5000> description;
  /// Titles: full access, some months, a trial.
  std::vector<std::string> offers;
  std::vector<DemoModule> modules;
};
BOOST_DESCRIBE_STRUCT(DemoCourse, (), (language, title, description, offers, modules))

struct DemoSchool {
  std::vector<DemoCourse> courses;
  std::vector<people::ContactDraft> people;
};
BOOST_DESCRIBE_STRUCT(DemoSchool, (), (courses, people))

constexpr int people_per_transaction = 200;

DemoSchool read_demo() {
  for (const Embedded& file : demo_files()) {
    if (file.path == "school.json") return describe::from_json<DemoSchool>(file.bytes);
  }
  throw base::Bug("the demo school is among the files", std::source_location::current());
}

/// Tells the story with the verbs of the product itself, as the owner would.
class Telling {
 public:
  explicit Telling(Core& core) : core_(core), demo_(read_demo()) {}

  void found() {
    const std::string hash =
        staff::password_hash(staff::new_secret(core_.services().random).text);
    core_.db().write([&](db::Transaction& tx) {
      school::found(tx,
                    {.name = "Atelier Lumen",
                     .language = Language::en,
                     .zone = *base::TimeZone::parse("Europe/Paris"),
                     .currency = base::Currency::EUR,
                     .demo = true},
                    base::Actor::system());
      const auto owner = staff::add_member(tx,
                                           {.name = {"Alice Perrin"},
                                            .email = *base::Email::parse("owner@example.com"),
                                            .role = staff::Role::Owner},
                                           base::Actor::system());
      staff::set_password(tx, owner.id, hash, std::nullopt, base::Actor::system());
      owner_ = staff::actor_of(staff::member_of(tx, owner.id));
    });
  }

  void courses() {
    for (const DemoCourse& course : demo_.courses) {
      core_.db().write([&](db::Transaction& tx) { offers_.push_back(add_course(tx, course)); });
    }
  }

  /// Every state of access that time and staff can bring about, over and over.
  void people() {
    for (std::size_t i = 0; i < demo_.people.size(); ++i) {
      core_.db().write([&](db::Transaction& tx) { add_person(tx, i); });
    }
  }

  void crowd(int students) {
    for (int done = 0; done < students; done += people_per_transaction) {
      core_.db().write([&](db::Transaction& tx) {
        for (int i = done; i < std::min(students, done + people_per_transaction); ++i) {
          people::ContactDraft draft;
          draft.email = describe::Text<0, 400>{fmt::format("student{}@example.org", i)};
          draft.first_name = describe::Text<0, 100>{fmt::format("Student {}", i)};
          give(tx, draft, offers_.front().front(), 0, {});
        }
      });
    }
  }

 private:
  using Offers = std::vector<Id<offers::Offer>>;

  Offers add_course(db::Transaction& tx, const DemoCourse& course) {
    Product product = courses::add_product(
        tx, {.title = course.title, .language = course.language}, owner_);
    for (const DemoModule& module : course.modules) add_module(tx, product, module);
    product = courses::product_of(tx, product.id);
    courses::change_product(tx, product,
                            {.status = courses::ProductStatus::Published,
                             .description = course.description},
                            owner_);
    return add_offers(tx, product, course.offers);
  }

  void add_module(db::Transaction& tx, const Product& product, const DemoModule& module) {
    const auto added = courses::add_module(tx, product, {.title = module.title}, owner_);
    for (const DemoLesson& lesson : module.lessons) {
      courses::LessonDraft draft{.title = lesson.title,
                                 .public_ = lesson.public_,
                                 .is_checkpoint = lesson.is_checkpoint,
                                 .schedule_rule = lesson.rule};
      draft.content = courses::Blocks{{{.id = {"text"}, .doc = lesson.text}}};
      courses::add_lesson(tx, courses::module_of(tx, added.id), draft, owner_);
    }
  }

  Offers add_offers(db::Transaction& tx, const Product& product,
                    const std::vector<std::string>& titles) {
    Policy full;
    full.schedule = accesses::NoSchedule();
    Policy months;
    months.period = accesses::MonthsLong{3};
    Policy trial;
    trial.period = accesses::DaysLong{14};
    const auto add = [&](std::size_t i, const Policy& policy, std::optional<base::Money> price) {
      return offers::add_offer(tx,
                               {.title = {titles.at(i)},
                                .price = price,
                                .lines = {{product.id, policy}}},
                               owner_)
          .id;
    };
    return {add(0, full, base::Money(19'900, base::Currency::EUR)),
            add(1, months, base::Money(7'900, base::Currency::EUR)), add(2, trial, std::nullopt)};
  }

  void add_person(db::Transaction& tx, std::size_t i) {
    const people::ContactDraft& draft = demo_.people[i];
    const auto course = static_cast<std::size_t>(draft.language.value_or(Language::en));
    const auto days_ago = static_cast<int>(i * 7 % 110);
    if (i % 9 == 8) {
      people::add(tx, draft, "staff", owner_);
      return;
    }
    std::optional<base::Money> paid;
    if (i % 3 == 1) paid = base::Money(7'900, base::Currency::EUR);
    give(tx, draft, offers_[course][i % 3], days_ago, paid);
  }

  void give(db::Transaction& tx, const people::ContactDraft& draft, Id<offers::Offer> offer,
            int days_ago, std::optional<base::Money> paid) {
    enrolments::Request request{.contact = draft, .door = orders::Door::Offer};
    request.access.offer = offer;
    request.access.start_at = tx.now() - std::chrono::days(days_ago);
    if (paid) request.access.paid = orders::PaymentDraft{.amount = *paid};
    const auto shared = enrolments::shared_in(core_.services().parts);
    const auto plan = enrolments::plan_access(tx, shared, request, tx.now());
    enrolments::apply_access(tx, plan, request, owner_);
  }

  Core& core_;
  DemoSchool demo_;
  base::Actor owner_;
  std::vector<Offers> offers_;
};

}  // namespace

void fill_demo(Core& core, int students) {
  Telling telling(core);
  telling.found();
  telling.courses();
  telling.people();
  telling.crowd(students);
}

}  // namespace app
