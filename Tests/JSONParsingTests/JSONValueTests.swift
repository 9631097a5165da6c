import JSONParsing
import Testing

struct JSONValueTests {
    @Test
    func `order, duplicates and the text of numbers are kept`() throws {
        let members = try #require(try value(#"{"b":1.00,"a":1E2,"b":-0}"#).members)
        #expect(members.map(\.name) == ["b", "a", "b"])
        #expect(
            members.map(\.value.kind) == [
                .number(text: "1.00"), .number(text: "1E2"), .number(text: "-0"),
            ])
    }

    @Test
    func `the last of several members wins`() throws {
        let object = try value(#"{"a":1,"a":2,"\u0061":3}"#)
        #expect(object["a"]?.int64 == 3)
        #expect(object["b"] == nil)
    }

    @Test
    func `ranges cover what they name`() throws {
        let text = #" {"a" : [ 1, "x" ] , "é":{ } }"#
        func covered(_ range: Range<Int>) -> String {
            String(decoding: Array(text.utf8)[range], as: UTF8.self)
        }
        let object = try value(text)
        let members = try #require(object.members)
        #expect(covered(object.range) == text.dropFirst())
        #expect(members.map { covered($0.nameRange) } == [#""a""#, #""é""#])
        #expect(members.map { covered($0.value.range) } == [#"[ 1, "x" ]"#, "{ }"])
        #expect(object["a"]?[1].map { covered($0.range) } == #""x""#)
    }

    @Test
    func `each kind answers to its own accessor only`() throws {
        let array = try value(#"[{},[],"s",1e1,true,null]"#)
        #expect(
            array.elements?.map { "\($0.kindName)" } == [
                "object", "array", "string", "number", "boolean", "null",
            ])
        #expect(
            array.elements?.map { $0.members != nil } == [true, false, false, false, false, false])
        #expect(
            array.elements?.map { $0.elements != nil } == [false, true, false, false, false, false])
        #expect(array.elements?.map(\.string) == [nil, nil, "s", nil, nil, nil])
        #expect(array.elements?.map(\.int64) == [nil, nil, nil, 10, nil, nil])
        #expect(array.elements?.map(\.bool) == [nil, nil, nil, nil, true, nil])
        #expect(array.elements?.map(\.isNull) == [false, false, false, false, false, true])
        #expect(array[6] == nil)
        #expect(array[-1] == nil)
        #expect(array["a"] == nil)
    }

    @Test(arguments: ["1.5", "9223372036854775808", #""1""#, "1e-1"])
    func `what is no integer that fits has no integer value`(_ text: String) throws {
        #expect(try value(text).int64 == nil)
    }

    @Test
    func `equality looks at what is said and not where`() throws {
        #expect(try value(#"{"a":[1]}"#) == value(#" { "\u0061" : [ 1 ] }"#))
        #expect(try value("1") != value("1.0"))
        #expect(try value(#"{"a":1,"b":2}"#) != value(#"{"b":2,"a":1}"#))
    }
}
