// SPDX-License-Identifier: Apache-2.0
#include "invariants/rules.h"

#include <array>
#include <vector>

#include "base/id.h"

namespace invariants {
namespace {

constexpr Rule payment_rules[] = {
    {"it counts although its order was withdrawn", "pay",
     "SELECT p.id FROM payments p JOIN orders o ON o.id = p.order_id "
     "WHERE p.withdrawn_at IS NULL AND o.withdrawn_at IS NOT NULL"},
    {"it waits for a payment that is recorded", "ord",
     "SELECT o.id FROM orders o WHERE o.state = 'waiting' AND o.withdrawn_at IS NULL "
     "AND EXISTS (SELECT 1 FROM payments p WHERE p.order_id = o.id AND p.withdrawn_at IS NULL)"},
    {"it waits for a payment and gives access already", "ord",
     "SELECT o.id FROM orders o JOIN order_lines l ON l.order_id = o.id "
     "JOIN grants g ON g.order_line_id = l.id "
     "WHERE o.state = 'waiting' AND g.withdrawn_at IS NULL"},
    {"it was given and a line of it gives nothing", "ord",
     "SELECT DISTINCT o.id FROM orders o JOIN order_lines l ON l.order_id = o.id "
     "WHERE o.state = 'given' AND o.withdrawn_at IS NULL "
     "AND NOT EXISTS (SELECT 1 FROM grants g WHERE g.order_line_id = l.id)"},
};

constexpr Rule order_rules[] = {
    {"it has no line", "ord",
     "SELECT o.id FROM orders o "
     "WHERE NOT EXISTS (SELECT 1 FROM order_lines l WHERE l.order_id = o.id)"},
    {"its line is not one of its offer, or of another product", "orl",
     "SELECT l.id FROM order_lines l JOIN orders o ON o.id = l.order_id "
     "JOIN offer_lines f ON f.id = l.offer_line_id "
     "WHERE o.offer_id IS NULL OR f.offer_id <> o.offer_id OR f.product_id <> l.product_id"},
    {"its number was never given out", "ord",
     "SELECT o.id FROM orders o "
     "WHERE o.number > COALESCE((SELECT value FROM counters WHERE name = 'order'), o.number)"},
};

constexpr Rule grant_rules[] = {
    {"no order line stands behind it", "grt",
     "SELECT g.id FROM grants g "
     "WHERE NOT EXISTS (SELECT 1 FROM order_lines l WHERE l.id = g.order_line_id)"},
    {"its order is of another person or product", "grt",
     "SELECT g.id FROM grants g JOIN order_lines l ON l.id = g.order_line_id "
     "JOIN orders o ON o.id = l.order_id "
     "WHERE o.contact_id <> g.contact_id OR l.product_id <> g.product_id"},
    {"it counts although its order was withdrawn", "grt",
     "SELECT g.id FROM grants g JOIN order_lines l ON l.id = g.order_line_id "
     "JOIN orders o ON o.id = l.order_id "
     "WHERE o.withdrawn_at IS NOT NULL AND g.withdrawn_at IS NULL"},
    {"its terms are not those of its order line", "grt",
     "SELECT g.id FROM grants g JOIN order_lines l ON l.id = g.order_line_id "
     "LEFT JOIN offer_lines f ON f.id = l.offer_line_id "
     "WHERE g.offer_policy_id IS DISTINCT FROM f.policy_id "
     "OR g.own_policy_id IS DISTINCT FROM l.policy_id"},
    {"its personal end has no date of setting", "grt",
     "SELECT id FROM grants WHERE end_at IS NOT NULL AND end_set_at IS NULL"},
    {"it is frozen twice from one second", "grt",
     "SELECT DISTINCT f.grant_id FROM freezes f JOIN freezes g ON g.grant_id = f.grant_id "
     "AND g.started_at = f.started_at AND g.id > f.id"},
    {"the journal does not say who gave it", "grt",
     "SELECT g.id FROM grants g WHERE NOT EXISTS (SELECT 1 FROM journal j "
     "WHERE j.contact_id = g.contact_id AND j.at = g.created_at AND j.actor_kind <> 'nobody')"},
};

constexpr Rule queue_rules[] = {
    {"it runs without a lease", "job",
     "SELECT id FROM jobs WHERE state = 'running' AND leased_until IS NULL"},
    {"it is done and does not say when", "job",
     "SELECT id FROM jobs WHERE state = 'done' AND finished_at IS NULL"},
    {"it is done and still holds its key", "job",
     "SELECT id FROM jobs WHERE state = 'done' AND unique_key IS NOT NULL"},
    {"it is being sent without a lease", "mai",
     "SELECT id FROM mails WHERE state = 'sending' AND leased_until IS NULL"},
    {"it has a lease and is not being sent", "mai",
     "SELECT id FROM mails WHERE state <> 'sending' AND leased_until IS NOT NULL"},
    {"it was sent and does not say when", "mai",
     "SELECT id FROM mails WHERE state = 'sent' AND sent_at IS NULL"},
};

constexpr Rule sign_in_rules[] = {
    {"it lives on although the member is disabled", "ses",
     "SELECT e.id FROM sessions e JOIN staff s ON s.id = e.staff_id "
     "WHERE s.disabled_at IS NOT NULL AND e.staff_until > $1",
     true},
    {"it lives on although the contact is blocked", "ses",
     "SELECT e.id FROM sessions e JOIN contacts c ON c.id = e.contact_id "
     "WHERE c.blocked_at IS NOT NULL AND e.contact_until > $1",
     true},
    {"the link can be used although the member is disabled", "slk",
     "SELECT l.id FROM staff_links l JOIN staff s ON s.id = l.staff_id "
     "WHERE s.disabled_at IS NOT NULL AND l.used_at IS NULL AND l.expires_at > $1",
     true},
    {"the code can be used although the contact is blocked", "lgc",
     "SELECT l.id FROM login_codes l JOIN contacts c ON c.id = l.contact_id "
     "WHERE c.blocked_at IS NOT NULL AND l.used_at IS NULL AND l.expires_at > $1",
     true},
    {"the code went to an address that is the contact's no more", "lgc",
     "SELECT l.id FROM login_codes l JOIN contacts c ON c.id = l.contact_id "
     "WHERE c.email IS NOT NULL AND c.email <> l.email AND l.used_at IS NULL "
     "AND l.expires_at > $1",
     true},
};

constexpr Rule owner_rules[] = {
    {"the school has no owner who can sign in", "",
     "SELECT 'staff' FROM school WHERE NOT EXISTS "
     "(SELECT 1 FROM staff WHERE role = 'owner' AND disabled_at IS NULL)"},
};

constexpr Rule key_rules[] = {
    {"the digest of its request has the wrong length", "",
     "SELECT actor || ' ' || route FROM idempotency_keys WHERE length(body_sha256) <> 32"},
    {"it was kept at a time that has not come yet", "",
     "SELECT actor || ' ' || route FROM idempotency_keys WHERE at > $1 + 60000", true},
};

constexpr Rule offer_rules[] = {
    {"its policy belongs to another line too", "ofl",
     "SELECT l.id FROM offer_lines l WHERE EXISTS (SELECT 1 FROM offer_lines m "
     "WHERE m.policy_id = l.policy_id AND m.id <> l.id)"},
    {"its own terms are those of an offer", "orl",
     "SELECT l.id FROM order_lines l JOIN offer_lines f ON f.policy_id = l.policy_id"},
};

constexpr Rule programme_rules[] = {
    {"its module belongs to another product", "les",
     "SELECT l.id FROM lessons l JOIN modules m ON m.id = l.module_id "
     "WHERE m.product_id <> l.product_id"},
    {"progress in it is noted for another product", "les",
     "SELECT DISTINCT l.id FROM progress p JOIN lessons l ON l.id = p.lesson_id "
     "WHERE p.product_id <> l.product_id"},
    {"a checkpoint passed in it is noted for another product", "les",
     "SELECT DISTINCT l.id FROM passed_checkpoints p JOIN lessons l ON l.id = p.lesson_id "
     "WHERE p.product_id <> l.product_id"},
    {"it is opened or closed for somebody in another product", "les",
     "SELECT DISTINCT l.id FROM lesson_overrides o JOIN lessons l ON l.id = o.lesson_id "
     "WHERE o.product_id <> l.product_id"},
};

constexpr Rule lease_rules[] = {
    {"its lease is over and nobody frees it", "job",
     "SELECT id FROM jobs WHERE state = 'running' AND leased_until < $1 - 60000", true},
    {"its lease is over and nobody frees it", "mai",
     "SELECT id FROM mails WHERE state = 'sending' AND leased_until < $1 - 60000", true},
};

/// Uploads that were refused or given up are on the list of what is swept after a week, 500 an
/// hour: a day later each of them is gone.
constexpr Rule sweep_rules[] = {
    {"it should have been swept with its bytes", "fil",
     "SELECT id FROM files WHERE state <> 'ready' AND created_at < $1 - 691200000", true},
};

constexpr Rule batch_rules[] = {
    {"a row of it was done and names no entry of the journal", "bat",
     "SELECT DISTINCT r.batch_id FROM batch_rows r WHERE r.verdict = 'done' "
     "AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.id = r.entry_id "
     "AND j.batch_id = r.batch_id)"},
    {"a row of it was taken back and never done", "bat",
     "SELECT DISTINCT batch_id FROM batch_rows WHERE undone = TRUE AND verdict <> 'done'"},
    {"it is done and rows of it wait", "bat",
     "SELECT DISTINCT b.id FROM batches b JOIN batch_rows r ON r.batch_id = b.id "
     "WHERE b.state = 'done' AND r.verdict IN ('waits', 'will')"},
};

constexpr RuleSet sets[] = {
    {"I1", "payments and what they pay",
     "SELECT (SELECT COUNT(*) FROM payments) + (SELECT COUNT(*) FROM orders)", payment_rules},
    {"I2", "orders and their lines",
     "SELECT (SELECT COUNT(*) FROM orders) + (SELECT COUNT(*) FROM order_lines)", order_rules},
    {"I4", "grants have a cause and an actor", "SELECT COUNT(*) FROM grants", grant_rules},
    {"I6", "jobs and mails on their way",
     "SELECT (SELECT COUNT(*) FROM jobs) + (SELECT COUNT(*) FROM mails)", queue_rules},
    {"I13", "sessions, links and codes",
     "SELECT (SELECT COUNT(*) FROM sessions) + (SELECT COUNT(*) FROM staff_links) + "
     "(SELECT COUNT(*) FROM login_codes)",
     sign_in_rules},
    {"I16", "an owner can sign in", "SELECT COUNT(*) FROM staff", owner_rules},
    {"I18", "idempotency keys", "SELECT COUNT(*) FROM idempotency_keys", key_rules},
    {"I19", "offer lines and policies",
     "SELECT (SELECT COUNT(*) FROM offer_lines) + (SELECT COUNT(*) FROM policies)", offer_rules},
    {"I20", "programmes and progress",
     "SELECT (SELECT COUNT(*) FROM lessons) + (SELECT COUNT(*) FROM progress)", programme_rules},
    {"I21", "acts on many and their rows",
     "SELECT (SELECT COUNT(*) FROM batches) + (SELECT COUNT(*) FROM batch_rows)", batch_rules},
};

}  // namespace

std::span<const RuleSet> rule_sets() { return sets; }

std::span<const Rule> rules_while_served(std::string_view number) {
  if (number == "I6") return lease_rules;
  if (number == "I7") return sweep_rules;
  return {};
}

void apply(db::Reader& reader, std::span<const Rule> rules, Findings& findings) {
  const std::array now{db::Param(reader.now())};
  for (const Rule& rule : rules) {
    const std::span<const db::Param> params = rule.needs_now ? now : std::span<const db::Param>();
    reader.each_row(rule.sql, params, [&](const db::Row& row) {
      findings.broken(rule.prefix.empty() ? std::string(row.text(0))
                                          : base::id_text(rule.prefix, row.number(0)),
                      rule.why);
    });
  }
}

}  // namespace invariants
