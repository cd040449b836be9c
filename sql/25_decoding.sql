-- Bytes of any encoding to text.
SELECT body AS whole FROM sample WHERE name = 'whole' \gset

-- a report in every encoding; those that the server converts from its own
SELECT encoding, govreport.decode(content) = :'whole' AS same
FROM (VALUES
	('UTF-8', convert_to(:'whole', 'UTF8')),
	('UTF-8 with a byte order mark', '\xefbbbf' || convert_to(:'whole', 'UTF8')),
	('GBK', convert_to(:'whole', 'GBK')),
	('GB18030', convert_to(:'whole', 'GB18030')),
	('GB2312', convert_to(:'whole', 'EUC_CN'))
) AS encoded (encoding, content);

-- short texts, each in its own encoding
SELECT encoding, govreport.decode(content::bytea)
FROM (VALUES
	('GBK', '\xb0d7caafcfd832303232c4eac4eab1a8'),
	('Big5', '\xa5d5a5dbbfa432303232a67ea67eb3f8'),
	('UTF-16LE', '\x7d76f377bf533200300032003200745e745ea562'),
	('UTF-16 with a byte order mark', '\xfeff767d77f353bf00320030003200325e745e7462a5'),
	('UTF-32 with a byte order mark', '\xfffe00007d760000f3770000'),
	('ASCII', '\x323032320d0a'),
	('none', '\x'),
	('none but a byte order mark', '\xefbbbf')
) AS encoded (encoding, content);

-- what a page says of itself is often wrong
SELECT really, govreport.decode(content)
FROM (VALUES
	('UTF-8', convert_to('<meta charset="gb2312"><p>白石县2022年年报</p>', 'UTF8')),
	('GBK', convert_to('<meta charset="utf-8"><p>白石县2022年年报</p>', 'GBK')),
	('GBK', convert_to('<meta http-equiv="Content-Type" content="text/html; charset=big5"><p>白石县2022年年报</p>', 'GBK')),
	('BIG5', convert_to('<meta charset="gb2312"><p>白石縣2022年年報</p>', 'BIG5'))
) AS page (really, content);

-- line ends stay
SELECT govreport.decode('\xc4ea0d0ac4ea0d0ac4ea0a') = E'年\r\n年\r\n年\n' AS same;

-- damage is an error, and says where; never another encoding, never a replacement character
\set VERBOSITY sqlstate
SELECT govreport.decode('\xb0d7caafffcfd8');
\set VERBOSITY default
SELECT govreport.decode('\xb0d7caafffcfd8');
SELECT govreport.decode(substr(convert_to('白石县2022年年报', 'UTF8'), 1, 20));
SELECT govreport.decode(substr(convert_to('白石县2022年年报', 'GBK'), 1, 15));
SELECT govreport.decode(convert_to('白石县', 'UTF8') || '\x00' || convert_to('2022年', 'UTF8'));
SELECT govreport.decode('\xfffe7d760000');
SELECT govreport.decode('\xfeff767dd800');
SELECT govreport.decode('\x8fa28fa38fa48fa58fa68fa78fa88fa98faa8fab8fac8fad8fae8faf8fb08fb18fb28fb38fb48fb58fb68fb78fb88fb9');
SELECT govreport.decode('\xff');
SELECT govreport.decode(NULL) IS NULL AS strict;

-- a file becomes a report
SELECT title, year FROM govreport.parse(govreport.decode(convert_to(:'whole', 'GBK')));
