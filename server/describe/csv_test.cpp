// SPDX-License-Identifier: Apache-2.0
#include "describe/csv.h"

#include <doctest/doctest.h>

namespace describe {

TEST_CASE("cells that programs would calculate or break apart are written harmlessly") {
  CHECK(csv_cell("=1+1") == "'=1+1");
  CHECK(csv_cell("@SUM(A1)") == "'@SUM(A1)");
  CHECK(csv_cell("+33612345678") == "'+33612345678");
  CHECK(csv_cell("\t=1") == "\"'\t=1\"");
  CHECK(csv_cell("say \"hi\", you") == "\"say \"\"hi\"\", you\"");
  CHECK(csv_cell("plain") == "plain");
}

}  // namespace describe
