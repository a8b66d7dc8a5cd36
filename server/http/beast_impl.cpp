// SPDX-License-Identifier: Apache-2.0
// Of Beast only the parser is used, so only its compiled half is taken.
#include <boost/beast/src.hpp>
