import COpenSSL
import Testing

/// Text in a memory BIO of its own.
package final class MemoryText {
    package let bio: OpaquePointer

    package init(_ bytes: [UInt8] = []) throws {
        bio = try #require(BIO_new(BIO_s_mem()))
        if !bytes.isEmpty { BIO_write(bio, bytes, Int32(bytes.count)) }
    }

    deinit {
        BIO_free(bio)
    }

    /// What was written and not yet read.
    package var bytes: [UInt8] {
        var start: UnsafeMutablePointer<CChar>?
        let count = copenssl_memory(bio, &start)
        return Array(UnsafeRawBufferPointer(start: start, count: count))
    }
}
