// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "access/grants.h"
#include "base/actor.h"
#include "base/money.h"
#include "base/zone.h"
#include "db/transaction.h"
#include "journal/journal.h"
#include "mail/mail_choice.h"
#include "offers/offer.h"
#include "people/contact.h"

namespace orders {

using accesses::GrantId;
using accesses::PolicyId;
using base::Id;
using base::Instant;
using base::Money;
using courses::Product;
using offers::Offer;
using people::Contact;

/// Waiting: payment is required and not recorded, so nobody holds anything yet.
enum class OrderState { Waiting, Given, Cancelled };
BOOST_DESCRIBE_ENUM(OrderState, Waiting, Given, Cancelled)

/// Which of the six ways led here; audit.
enum class Door {
  CourseFull,
  CourseOffer,
  NewContact,
  ContactProduct,
  ContactOrder,
  Offer,
  Import,
};
BOOST_DESCRIBE_ENUM(Door, CourseFull, CourseOffer, NewContact, ContactProduct, ContactOrder, Offer,
                    Import)

/// One product of an order. Its terms are those of the offer's line, its own, or the offer's with
/// single attributes pinned.
struct OrderLine {
  static constexpr std::string_view id_prefix = "orl";
  Id<OrderLine> id;
  Id<Product> product;
  std::optional<PolicyId> offer_policy;
  std::optional<PolicyId> own_policy;
  std::optional<GrantId> grant;
};
BOOST_DESCRIBE_STRUCT(OrderLine, (), (id, product, offer_policy, own_policy, grant))

struct Order {
  static constexpr std::string_view id_prefix = "ord";
  Id<Order> id;
  std::int64_t number = 0;
  Id<Contact> contact;
  std::optional<Id<Offer>> offer;
  OrderState state = OrderState::Given;
  std::optional<Money> price;
  Door door = Door::ContactProduct;
  mail::AccessMails mails;
  /// Of staff, for staff.
  std::string comment;
  std::optional<std::int64_t> created_by;
  Instant created_at;
  std::int64_t version = 1;
  std::vector<OrderLine> lines;
};

struct NewLine {
  Id<Product> product;
  std::optional<Id<offers::OfferLine>> offer_line;
  /// Of that line of the offer.
  std::optional<PolicyId> offer_policy = {};
  std::optional<accesses::Overrides> own;
};

struct NewOrder {
  Id<Contact> contact;
  std::optional<Id<Offer>> offer;
  std::vector<NewLine> lines;
  OrderState state = OrderState::Given;
  std::optional<Money> price;
  Door door = Door::ContactProduct;
  mail::AccessMails mails;
};

/// Behind the highest number there is: after rows were brought in from elsewhere. At each start.
void go_on_numbering(db::Transaction& tx);

/// With the next number of the school. Gives nothing by itself.
Order add_order(db::Transaction& tx, const NewOrder& draft, const base::Actor& actor);

std::optional<Order> find_order(db::Reader& reader, Id<Order> id);
/// Throws NotFound. A withdrawn order is as if it had never been.
Order order_of(db::Reader& reader, Id<Order> id);
std::optional<Order> find_order_of_line(db::Reader& reader, Id<OrderLine> line);

void set_state(db::Transaction& tx, Id<Order> id, OrderState state);
/// What the line pins of its own, and by whom; with nothing pinned it follows its offer. The line
/// and the grant that stands on it have the same terms.
void set_own_terms(db::Transaction& tx, const OrderLine& line, const accesses::Overrides& own,
                   const accesses::Pins& pins);
void set_comment(db::Transaction& tx, Id<Order> id, const std::string& comment);
/// Whoever edits the order from what it was has seen another one.
void raise_version(db::Transaction& tx, Id<Order> id);
/// Undo: the order and its payments count as never made; the number is not used again.
void withdraw(db::Transaction& tx, Id<Order> id);
/// What is left of withdrawn orders and their grants goes: the person is about to go too.
void erase_withdrawn(db::Transaction& tx, Id<Contact> contact);
/// What staff wrote about them goes, and orders that wait for money are cancelled.
void leave_nameless(db::Transaction& tx, Id<Contact> contact);
/// Which mails the order leads to, for those that were kept back when it was made.
void set_mails(db::Transaction& tx, Id<Order> id, const mail::AccessMails& mails);
/// Orders that wait for a payment and whose mails would be in these words.
std::int64_t count_waiting_with_mail(db::Reader& reader, Id<mail::MailTemplate> words);
/// Theirs will be the standard ones.
void use_standard_mail(db::Transaction& tx, Id<mail::MailTemplate> words);

enum class PaymentMethod { BankTransfer, Cash, Card, OtherPlatform, Other };
BOOST_DESCRIBE_ENUM(PaymentMethod, BankTransfer, Cash, Card, OtherPlatform, Other)

/// Money that came in outside of this program, as staff recorded it.
struct Payment {
  static constexpr std::string_view id_prefix = "pay";
  Id<Payment> id;
  Money amount{0, base::Currency()};
  base::Date paid_on;
  PaymentMethod method = PaymentMethod::Other;
  std::string reference;
  bool in_reports = true;
  std::optional<std::string> recorded_by;
  Instant recorded_at;
  /// Since then it counts nowhere; the row stays for whoever reads the books.
  std::optional<Instant> taken_back_at;
};
BOOST_DESCRIBE_STRUCT(Payment, (),
                      (id, amount, paid_on, method, reference, in_reports, recorded_by,
                       recorded_at, taken_back_at))

/// `paid_on` is today in the school's zone unless named, and may lie in the past; `in_reports` is
/// yes unless named.
struct PaymentDraft {
  Money amount{0, base::Currency()};
  std::optional<base::Date> paid_on;
  std::optional<PaymentMethod> method;
  std::optional<describe::Text<0, 200>> reference;
  std::optional<bool> in_reports;
};
BOOST_DESCRIBE_STRUCT(PaymentDraft, (), (amount, paid_on, method, reference, in_reports))

/// Refuses nothing paid and a day in the future.
/// `pointer` is where the draft stands in the caller's input.
void check_payment(db::Reader& reader, const PaymentDraft& draft, std::string_view pointer);
/// `entry` is what the journal says of it.
struct RecordedPayment {
  Id<Payment> payment;
  base::Id<journal::Entry> entry;
};
RecordedPayment record_payment(db::Transaction& tx, const Order& order, const PaymentDraft& draft,
                               const base::Actor& actor);
/// Undo: it counts as never recorded.
void take_back_payment(db::Transaction& tx, Id<Payment> id);
/// Those that were taken back included.
std::vector<Payment> payments_of(db::Reader& reader, Id<Order> id);
bool has_standing_payment(db::Reader& reader, Id<Order> id);

/// Orders of an offer that were given, once per person and order.
std::int64_t sales_of(db::Reader& reader, Id<Offer> offer);

}  // namespace orders
