import ByteBuffers
import JSONParsing

/// What an appending call writes.
func written(_ append: (inout ByteBuffer) -> Void) -> [UInt8] {
    var buffer = ByteBuffer()
    append(&buffer)
    return buffer.span.withUnsafeBufferPointer { Array($0) }
}

func writtenText(_ append: (inout ByteBuffer) -> Void) -> String {
    String(decoding: written(append), as: UTF8.self)
}

func compact(_ value: JSONValue) -> [UInt8] { written { value.append(to: &$0) } }

func minified(_ bytes: [UInt8]) -> [UInt8] { written { $0.append(minified: bytes.span) } }
