/*
 * pages_words.c - what states and severities are called, in marks and in Chinese.
 */
#include "command/pages.h"

const char *const filing_codes[FILINGS] = {"due", "reported", "late", "missing"};
const char *const filing_names[FILINGS] = {"未到期", "按期报送", "逾期报送", "未报送"};
const char *const severity_codes[3] = {"info", "warning", "error"};
const char *const severity_names[3] = {"提示", "警告", "错误"};
