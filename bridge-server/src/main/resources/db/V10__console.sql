-- What the console's first page asks at every look, and what people search for.
create index shop_order_asked on shop_order (asked, id);
create index support_case_oldest on support_case (opened_at) where state = 'open';
