#include "documents/readers.h"
fault read_ofd(package *package, text *out) { (void) package; (void) out; return FAULT_UNKNOWN; }
