// SPDX-License-Identifier: Apache-2.0
#include "app/routes.h"

#include <vector>

#include "app/health.h"
#include "app/undo.h"
#include "batches/batches_api.h"
#include "changes/changes_api.h"
#include "courses/course_api.h"
#include "enrolments/enrolments_api.h"
#include "impact/impact_api.h"
#include "imports/imports_api.h"
#include "learning/learning_api.h"
#include "notices/mail_api.h"
#include "people/people_api.h"
#include "reports/reports_api.h"
#include "school/school_api.h"
#include "staff/staff_api.h"

namespace app {
namespace {

void add(std::vector<http::Route>& table, std::vector<http::Route> rows) {
  table.insert(table.end(), rows.begin(), rows.end());
}

std::vector<http::Route> table() {
  std::vector<http::Route> table;
  add(table, health_routes());
  add(table, staff::session_routes());
  add(table, staff::setup_routes());
  add(table, staff::team_routes());
  add(table, staff::token_routes());
  add(table, staff::own_profile_routes());
  add(table, staff::second_factor_routes());
  add(table, staff::password_routes());
  add(table, school::school_routes());
  add(table, people::contact_routes());
  add(table, people::note_routes());
  add(table, people::tag_routes());
  add(table, people::field_routes());
  add(table, reports::contact_list_routes());
  add(table, reports::product_list_routes());
  add(table, courses::product_routes());
  add(table, courses::module_routes());
  add(table, courses::lesson_routes());
  add(table, impact::course_change_routes());
  add(table, courses::upload_routes());
  add(table, courses::team_routes());
  add(table, learning::media_routes());
  add(table, enrolments::product_birth_routes());
  add(table, reports::offer_list_routes());
  add(table, enrolments::offer_routes());
  add(table, impact::offer_change_routes());
  add(table, enrolments::door_routes());
  add(table, enrolments::grant_routes());
  add(table, changes::dates_routes());
  add(table, changes::plan_change_routes());
  add(table, changes::access_routes());
  add(table, changes::lesson_act_routes());
  add(table, changes::viewing_routes());
  add(table, enrolments::delete_person_routes());
  add(table, reports::order_list_routes());
  add(table, enrolments::order_routes());
  add(table, changes::order_terms_routes());
  add(table, notices::mail_routes());
  add(table, notices::mail_template_routes());
  add(table, notices::access_mail_routes());
  add(table, notices::test_mail_routes());
  add(table, notices::lesson_answer_routes());
  add(table, reports::revenue_routes());
  add(table, reports::journal_list_routes());
  add(table, journal_routes());
  add(table, reports::job_list_routes());
  add(table, learning::me_routes());
  add(table, learning::study_routes());
  add(table, imports::import_routes());
  add(table, batches::batch_routes());
  return table;
}

}  // namespace

std::span<const http::Route> routes() {
  static const std::vector<http::Route> all = table();
  return all;
}

}  // namespace app
