// SPDX-License-Identifier: Apache-2.0
#include "db/postgres_write.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include "base/fault.h"
#include "db/postgres_error.h"
#include "db/postgres_listener.h"

namespace db {

namespace {

/// With the pauses between them a busy school waits about a second and a half before it gives up.
constexpr int tries_max = 16;

std::string_view begin_text(Isolation isolation) {
  const bool alone = isolation == Isolation::Serializable && !base::control("read_committed");
  return alone ? "BEGIN ISOLATION LEVEL SERIALIZABLE" : "BEGIN ISOLATION LEVEL READ COMMITTED";
}

/// Would running the callback again help? A unique violation gets one more try whatever it is: of
/// two transactions that both look first and then insert, PostgreSQL may tell the second one so,
/// where the callback would have found the row of the first.
bool is_curable(const std::exception_ptr& error, const Transaction& tx, int tries) {
  // The type of an exception_ptr can be asked in no other way.
  try {
    std::rethrow_exception(error);
  } catch (const SerializationFailure&) {
    return true;
  } catch (const ConnectionLost&) {
    return true;
  } catch (const UniqueViolation& violation) {
    return tries == 1 || (violation.primary_key && tx.made_ids());
  } catch (...) {
    return false;
  }
}

}  // namespace

void PostgresWrite::run(FunctionRef<void(Transaction&)> callback, Isolation isolation) {
  for (int tries = 1; !try_once(callback, isolation, tries); ++tries) back_off(tries);
  base::fault("after_commit");
}

bool PostgresWrite::try_once(FunctionRef<void(Transaction&)> callback, Isolation isolation,
                             int tries) {
  connection_.begin(begin_text(isolation));
  Transaction tx(connection_, clock_.now(), random_, ids_);
  try {
    callback(tx);
    finish(tx);
    for (const auto& act : tx.take_acts()) act();
    return true;
  } catch (...) {
    // What the callback made of a conflict does not count; the conflict does.
    const auto error = connection_.failure() ? connection_.failure() : std::current_exception();
    connection_.rollback();
    if (tries >= tries_max || !is_curable(error, tx, tries)) throw;
    return false;
  }
}

void PostgresWrite::finish(Transaction& tx) {
  connection_.rethrow_failure();
  for (const auto& channel : tx.wakes()) {
    const Param params[] = {channel};
    connection_.run(notify_statement, params);
  }
  base::fault("after_savepoint");
  base::fault("before_commit");
  connection_.commit();
}

/// A random pause out of a window that doubles, so that those who met do not meet again.
void PostgresWrite::back_off(int tries) {
  const auto window = std::uint64_t{1'000} << std::min(tries, 8);
  const auto pause = base::random_number(random_) % window;
  std::this_thread::sleep_for(std::chrono::microseconds(pause));
}

}  // namespace db
