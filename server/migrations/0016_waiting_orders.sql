-- SPDX-License-Identifier: Apache-2.0
-- Which orders still have a mail to come is asked before own words are deleted.
CREATE INDEX orders_waiting ON orders (id) WHERE state = 'waiting';
